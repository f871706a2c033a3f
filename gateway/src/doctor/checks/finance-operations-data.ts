import type { ODataClient } from '@p2c/odata';
import { type Check, type DoctorContext, type Finding, missing, ok, unknown, warning } from '../check.ts';
import { readJson } from '../read-json.ts';
import { readRows } from '../read-rows.ts';

/** Companies and reference data of F&O that records need. */
export const financeOperationsDataChecks: readonly Check[] = [
  {
    id: 'finance-operations-companies',
    system: 'FINANCE_OPERATIONS',
    need: 'Every configured company is a legal entity.',
    after: ['finance-operations-access'],
    run: companiesExist,
  },
  {
    id: 'finance-operations-cross-company',
    system: 'FINANCE_OPERATIONS',
    need: 'Records of every configured company can be read, not of the default company alone.',
    after: ['finance-operations-companies', 'finance-operations-read-CustomerGroups'],
    run: ({ financeOperations, companies }) =>
      Promise.all(
        [...new Set([...companies.companies, companies.productCompany])].map((company) =>
          crossCompany(financeOperations, company),
        ),
      ),
  },
  {
    id: 'finance-operations-customer-group',
    system: 'FINANCE_OPERATIONS',
    need: 'The customer group that new customers are given is there in every company.',
    after: ['finance-operations-companies', 'finance-operations-read-CustomerGroups'],
    run: customerGroups,
  },
  {
    id: 'finance-operations-products',
    system: 'FINANCE_OPERATIONS',
    need: 'The company that products come from has released products that can be sold.',
    after: ['finance-operations-companies', 'finance-operations-read-SellableReleasedProducts'],
    run: async ({ financeOperations, companies }) => {
      const { status, rows, refusal } = await readJson(
        financeOperations,
        `SellableReleasedProducts?cross-company=true&$top=1&$select=ProductNumber&$filter=dataAreaId eq '${companies.productCompany}'`,
      );
      if (status >= 400) return unknown(`They cannot be read (${refusal})`);
      if (rows.length > 0) return ok();
      return warning(
        `${companies.productCompany} has none.`,
        'Release products to that company, run the job "Populate distinct product table" once, or choose another with --product-company.',
      );
    },
  },
];

async function companiesExist({ financeOperations, companies }: DoctorContext): Promise<Finding> {
  const rows = await readRows(financeOperations, { entitySet: 'LegalEntities', select: ['LegalEntityId'] });
  const known = new Set(rows.map(({ LegalEntityId: id }) => String(id).toLowerCase()));
  const wanted = new Set([...companies.companies, companies.productCompany]);
  const lost = [...wanted].filter((company) => !known.has(company));
  if (lost.length === 0) return ok([...wanted].join(', '));
  return missing(
    `F&O has no company ${lost.join(', ')}; it has ${[...known].slice(0, 20).join(', ')}.`,
    'Correct --company, --business-units and --product-company.',
  );
}

async function crossCompany(client: ODataClient, company: string): Promise<Finding> {
  const { status, rows, refusal } = await readJson(
    client,
    `CustomerGroups?cross-company=true&$top=1&$select=dataAreaId,CustomerGroupId&$filter=dataAreaId eq '${company}'`,
  );
  if (status >= 400) return unknown(`${company} cannot be read (${refusal})`);
  if (rows.length > 0) return ok();
  return missing(
    `No customer group of ${company} is to be seen.`,
    'Give the user of the application access to that company (organizations of its roles), or add a customer group there.',
  );
}

async function customerGroups({ financeOperations, companies, rules }: DoctorContext): Promise<Finding[]> {
  const row = rules.templates.get('Customer')?.checkedRows.find(({ to }) => to === 'CustomerGroupId');
  const group = row?.value.kind === 'constant' ? String(row.value.constant) : row?.default;
  if (group === undefined) return [ok('the template gives no constant')];
  return Promise.all(
    companies.companies.map(async (company): Promise<Finding> => {
      const { status, rows, refusal } = await readJson(
        financeOperations,
        `CustomerGroups?cross-company=true&$select=CustomerGroupId&$filter=dataAreaId eq '${company}' and CustomerGroupId eq '${group}'`,
      );
      if (status >= 400) return unknown(`The groups of ${company} cannot be read (${refusal})`);
      if (rows.length > 0) return ok();
      return missing(
        `${company} has no customer group ${group}: no customer can be created there.`,
        'Add the group in Credit and collections > Setup > Customer groups, or change the constant in sync/src/mapping/templates/accounts-to-customers.yaml.',
      );
    }),
  );
}
