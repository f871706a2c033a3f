import { type CustomerKey, parseCustomerId } from './customer-id.ts';
import { codedError } from './graphql-errors.ts';
import type { CompanyMap } from './write-ports.ts';

/** The company of an argument, in lower case; the configured one when left out. COMPANY_UNKNOWN for any other. */
export function chooseCompany({ companies }: CompanyMap, given: string | null | undefined): string {
  const [only, ...others] = companies;
  if (given !== null && given !== undefined) return checkCompany(companies, given);
  if (only !== undefined && others.length === 0) return only;
  throw codedError('INVALID_ARGUMENT', `\`company\` must be given: one of ${companies.join(', ')}.`, {
    field: 'company',
    expected: companies.join(', '),
  });
}

/** The key behind a customer id of a configured company. */
export function readCustomerKey({ companies }: CompanyMap, id: string): CustomerKey {
  const key = parseCustomerId(id);
  if (key === undefined) {
    throw codedError(
      'INVALID_ARGUMENT',
      `A customer id is \`company:number\`, such as "usmf:US-001"; got ${JSON.stringify(id)}.`,
      {
        field: 'id',
        expected: 'company:number',
        got: id,
      },
    );
  }
  return { company: checkCompany(companies, key.company), number: key.number };
}

/** The key of a representation, which gives either `id` or both of its parts. */
export function readReferenceKey(
  companies: CompanyMap,
  reference: { readonly id?: string; readonly company?: string; readonly number?: string },
): CustomerKey {
  if (reference.id !== undefined) return readCustomerKey(companies, reference.id);
  return readCustomerKey(companies, `${reference.company ?? ''}:${reference.number ?? ''}`);
}

function checkCompany(companies: readonly string[], given: string): string {
  const company = given.toLowerCase();
  if (companies.includes(company)) return company;
  throw codedError(
    'COMPANY_UNKNOWN',
    `The company must be one of ${companies.join(', ')}; got ${JSON.stringify(given)}.`,
    { field: 'company', expected: companies.join(', '), got: given },
  );
}
