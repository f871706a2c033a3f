import type { DoctorContext } from '../../check.ts';
import { type Finding, unknown } from '../../check.ts';
import { readJson } from '../../read-json.ts';
import type { ReadTrial } from '../trial.ts';
import { verdict, worst } from '../verdict.ts';

/** What EntityDefinitions and sdkmessagefilters tell of tables. */
export const salesMetadataTrials: readonly ReadTrial[] = [
  keyTrial('dv-account-alternate-key', [['account', ['accountnumber']]]),
  keyTrial('dv-contact-alternate-key', [['contact', ['msdynce_contactnumber']]]),
  keyTrial('dv-order-invoice-alternate-keys', [
    ['salesorder', ['ordernumber']],
    ['salesorderdetail', ['salesorderid', 'sequencenumber']],
    ['invoice', ['invoicenumber']],
    ['invoicedetail', ['invoiceid', 'sequencenumber']],
  ]),
  {
    assumption: 'dv-p2c-invoice-date',
    how: 'read',
    run: async ({ sales }) => {
      const { status, rows, refusal } = await readJson(
        sales,
        "EntityDefinitions(LogicalName='invoice')/Attributes/Microsoft.Dynamics.CRM.DateTimeAttributeMetadata?$select=LogicalName,Format,DateTimeBehavior",
      );
      if (status >= 400) return unknown(`The columns of invoice are not told (${refusal})`);
      const column = rows.find(({ LogicalName: name }) => name === 'msdynce_invoicedate');
      const { Value: behavior } = (column?.DateTimeBehavior ?? {}) as { Value?: string };
      return verdict(
        column?.Format === 'DateAndTime' && behavior === 'UserLocal',
        column === undefined
          ? 'invoice has no column msdynce_invoicedate of dates.'
          : `msdynce_invoicedate is ${String(column.Format)}, ${behavior}`,
      );
    },
  },
  {
    assumption: 'dv-p2c-auto-number',
    how: 'read',
    run: async ({ sales }) => {
      const type = sales.model.entitySets.get('msdynce_p2cautonumbers');
      const names = [...(type?.properties.keys() ?? [])].filter((name) => name.startsWith('msdynce_'));
      const { status, refusal } = await readJson(
        sales,
        `msdynce_p2cautonumbers?$top=1&$select=${names.join(',')}`,
      );
      return verdict(
        status < 300,
        status < 300 ? `it has ${names.join(', ')}` : `It does not have ${names.join(', ')} (${refusal})`,
        'Nothing depends on it: the numbers are the solution’s own. The sandbox numbers in another way.',
      );
    },
  },
  {
    assumption: 'dv-bulk-tables',
    how: 'read',
    run: bulkTables,
  },
  {
    assumption: 'dv-collection-names',
    how: 'read',
    run: collectionNames,
  },
];

/** One alternate key on each of these tables, ready to be used. */
function keyTrial(assumption: string, keys: readonly (readonly [string, readonly string[]])[]): ReadTrial {
  return {
    assumption,
    how: 'read',
    run: async (context) =>
      worst(await Promise.all(keys.map(([table, columns]) => hasKey(context, table, columns)))),
  };
}

async function hasKey({ sales }: DoctorContext, table: string, columns: readonly string[]): Promise<Finding> {
  const { status, value, refusal } = await readJson(
    sales,
    `EntityDefinitions(LogicalName='${table}')?$select=LogicalName&$expand=Keys($select=KeyAttributes,EntityKeyIndexStatus)`,
  );
  if (status >= 400) return unknown(`The keys of ${table} are not told (${refusal})`);
  const keys = (value.Keys ?? []) as { KeyAttributes: string[]; EntityKeyIndexStatus: string }[];
  const key = keys.find(
    ({ KeyAttributes: names }) => [...names].sort().join() === [...columns].sort().join(),
  );
  const on = `${table} on ${columns.join(', ')}`;
  return verdict(
    key?.EntityKeyIndexStatus === 'Active',
    key === undefined
      ? `There is no alternate key of ${on}.`
      : `the key of ${on} is ${key.EntityKeyIndexStatus}`,
    `Add an alternate key on ${columns.join(' and ')} to ${table} (Power Apps > Tables > Keys), and wait until it is Active: records are told apart by it.`,
  );
}

const bulkOf = ['accounts', 'contacts', 'products', 'pricelevels', 'productpricelevels'];
const bulkDocuments = ['quote', 'salesorder', 'invoice'];

async function bulkTables({ sales }: DoctorContext): Promise<Finding> {
  const tables = [
    ...bulkOf.map((entitySet) => sales.model.entitySets.get(entitySet)?.name ?? entitySet),
    ...bulkDocuments.flatMap((name) => [name, `${name}detail`]),
  ];
  const lost: string[] = [];
  for (const message of ['CreateMultiple', 'UpdateMultiple', 'UpsertMultiple']) {
    const { status, rows, refusal } = await readJson(
      sales,
      `sdkmessagefilters?$select=primaryobjecttypecode&$filter=sdkmessageid/name eq '${message}'`,
    );
    if (status >= 400) return unknown(`The messages of tables are not told (${refusal})`);
    const having = new Set(rows.map(({ primaryobjecttypecode: name }) => name));
    lost.push(...tables.filter((name) => !having.has(name)).map((name) => `${message} of ${name}`));
  }
  return verdict(
    lost.length === 0,
    lost.length === 0 ? `all of ${tables.join(', ')}` : `Sales does not have ${lost.join(', ')}.`,
    'Nothing breaks: records of those tables are written in batches, which takes longer.',
  );
}

/** Collections whose names follow the convention and are seen in no source, by entity set. */
const collections: Readonly<Record<string, readonly string[]>> = {
  accounts: ['account_parent_account', 'quote_customer_accounts', 'invoice_customer_accounts'],
  contacts: ['contact_customer_contacts', 'quote_customer_contacts', 'order_customer_contacts'],
  products: ['product_price_levels'],
  uomschedules: ['unit_of_measure_schedule_conversions'],
  pricelevels: ['price_level_product_price_levels', 'price_level_quotes'],
  quotes: ['Quote_QuoteClose'],
  invoices: ['invoice_details'],
};

async function collectionNames({ sales }: DoctorContext): Promise<Finding> {
  const all = Object.entries(collections).flatMap(([set, names]) =>
    names.map((name) => [set, name] as const),
  );
  const lost: string[] = [];
  for (const [set, name] of all) {
    const { status } = await readJson(sales, `${set}?$top=1&$filter=${name}/any()`);
    if (status >= 400) lost.push(`${name} of ${set}`);
  }
  return verdict(
    lost.length === 0,
    lost.length === 0 ? `all ${all.length}, ${all[0]?.[1]} first` : `Sales does not have ${lost.join(', ')}.`,
    'Look the names up in $metadata and correct dataverse.csdl.xml: queries over these collections are refused.',
  );
}
