import { type CustomerKey, parseCustomerId } from './customer-id.ts';
import { codedError } from './graphql-errors.ts';
import type { CompanyMap } from './write-ports.ts';

/** The company of an argument, in lower case; the configured one when left out. COMPANY_UNKNOWN for any other. */
export function chooseCompany(
  { companies }: Pick<CompanyMap, 'companies'>,
  given: string | null | undefined,
): string {
  const [only, ...others] = companies;
  if (given !== null && given !== undefined) return checkCompany(companies, given);
  if (only !== undefined && others.length === 0) return only;
  throw codedError('INVALID_ARGUMENT', `\`company\` must be given: one of ${companies.join(', ')}.`, {
    field: 'company',
    expected: companies.join(', '),
  });
}

/** The key that a number and a company name; INVALID_ARGUMENT where the number is blank. */
export function chooseKey(
  companies: Pick<CompanyMap, 'companies'>,
  company: string | null | undefined,
  number: string,
): CustomerKey {
  if (number.trim() === '') {
    const message = 'Expected a number; got a blank one.';
    throw codedError('INVALID_ARGUMENT', message, { field: 'number', expected: 'a number', got: number });
  }
  return { company: chooseCompany(companies, company), number };
}

/** What an id of an entity is called and looks like, for the sentence that refuses one. */
export interface IdKind {
  readonly noun: string;
  readonly example: string;
}

const customerIds: IdKind = { noun: 'customer', example: 'usmf:US-001' };

/** The key behind a customer id of a configured company. */
export function readCustomerKey(companies: Pick<CompanyMap, 'companies'>, id: string): CustomerKey {
  return readEntityKey(companies, id, customerIds);
}

/** The key behind an id `company:number` of a configured company; `field` is the argument that holds it. */
export function readEntityKey(
  { companies }: Pick<CompanyMap, 'companies'>,
  id: string,
  { noun, example }: IdKind,
  field = 'id',
): CustomerKey {
  const key = parseCustomerId(id);
  if (key === undefined) {
    throw codedError(
      'INVALID_ARGUMENT',
      `A ${noun} id is \`company:number\`, such as "${example}"; got ${JSON.stringify(id)}.`,
      { field, expected: 'company:number', got: id },
    );
  }
  return { company: checkCompany(companies, key.company), number: key.number };
}

/** The key of a representation, which gives either `id` or both of its parts. */
export function readReferenceKey(
  companies: Pick<CompanyMap, 'companies'>,
  reference: { readonly id?: string; readonly company?: string; readonly number?: string },
  kind: IdKind = customerIds,
): CustomerKey {
  const { id, company = '', number = '' } = reference;
  return readEntityKey(companies, id ?? `${company}:${number}`, kind);
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
