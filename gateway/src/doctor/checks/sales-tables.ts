import type { ODataClient } from '@p2c/odata';
import { type Check, type Finding, missing, ok, unknown, warning } from '../check.ts';
import { readJson, readPages } from '../read-json.ts';
import { privilegeMend } from './columns.ts';

/** Tables whose changes sync follows. */
const followed = ['accounts', 'contacts', 'products', 'quotes', 'quotedetails'] as const;

/** The number that identifies a record in both systems, by table. */
const numbers = {
  account: { entitySet: 'accounts', column: 'accountnumber' },
  contact: { entitySet: 'contacts', column: 'msdynce_contactnumber' },
  product: { entitySet: 'products', column: 'productnumber' },
} as const;

/** What the tables of Sales must have beyond their columns. */
export const salesTableChecks: readonly Check[] = [
  ...followed.map(
    (entitySet): Check => ({
      id: `sales-changes-${entitySet}`,
      system: 'SALES',
      need: `Changes of ${entitySet} can be followed.`,
      after: [`sales-read-${entitySet}`],
      run: ({ sales, rules }) => followsChanges(sales, entitySet, keyOf(entitySet, rules.templates)),
    }),
  ),
  ...Object.entries(numbers).map(
    ([table, { entitySet, column }]): Check => ({
      id: `sales-unique-${table}`,
      system: 'SALES',
      need: `No two ${entitySet} have the same ${column}.`,
      after: [`sales-read-${entitySet}`],
      run: ({ sales }) => isUnique(sales, table, entitySet, column),
    }),
  ),
];

/** The first page of a pass with change tracking: Dataverse says whether the table is tracked and the user may. */
async function followsChanges(client: ODataClient, entitySet: string, key: string): Promise<Finding> {
  const { status, value, refusal } = await readJson(client, `${entitySet}?$select=${key}`, {
    prefer: 'odata.track-changes,odata.maxpagesize=1',
  });
  if (status === 403)
    return missing(
      `The application user may not read all of it (${refusal})`,
      privilegeMend('SALES', entitySet),
    );
  if (status >= 400)
    return missing(
      `Change tracking is off (${refusal})`,
      `In Power Apps open the table behind ${entitySet}, Properties > Advanced options, and switch on "Track changes"; publish.`,
    );
  const isTracked = ['@odata.nextLink', '@odata.deltaLink'].some((name) => name in value);
  return isTracked
    ? ok()
    : missing('The answer has no link to changes.', 'Switch on change tracking for the table.');
}

async function isUnique(
  client: ODataClient,
  table: string,
  entitySet: string,
  column: string,
): Promise<Finding> {
  const definition = await readJson(
    client,
    `EntityDefinitions(LogicalName='${table}')?$select=LogicalName&$expand=Keys($select=LogicalName,KeyAttributes,EntityKeyIndexStatus)`,
  );
  const keys = Array.isArray(definition.value.Keys)
    ? (definition.value.Keys as Record<string, unknown>[])
    : [];
  const key = keys.find(
    ({ KeyAttributes: attributes }) =>
      Array.isArray(attributes) && attributes.length === 1 && attributes[0] === column,
  );
  if (key?.EntityKeyIndexStatus === 'Active') return ok('held by an alternate key');
  const counted = await readPages(
    client,
    `${entitySet}?$apply=filter(${column} ne null)/groupby((${column}),aggregate($count as records))`,
  );
  const mend = `Add an alternate key on ${column} to the table ${table}: Power Apps > Tables > Keys.`;
  if (counted.status >= 400)
    return unknown(
      `Without an alternate key, and with an answer of ${counted.refusal}, it cannot be told. ${mend}`,
    );
  const twice = counted.rows.filter(({ records }) => Number(records) > 1).map((row) => String(row[column]));
  if (twice.length > 0)
    return missing(
      `${twice.length} numbers stand on more than one record: ${twice.slice(0, 5).join(', ')}`,
      'Give each record a number of its own: two records with one number are one customer to the other system.',
    );
  return warning('It is so now, but no alternate key keeps it so.', mend);
}

function keyOf(
  entitySet: string,
  templates: ReadonlyMap<string, { sourceType: Type; targetType: Type }>,
): string {
  const types = [...templates.values()].flatMap(({ sourceType, targetType }) => [sourceType, targetType]);
  const found = types.find((type) => type.entitySet === entitySet);
  return found?.keys[0] ?? `${entitySet.replace(/s$/, '')}id`;
}

interface Type {
  readonly entitySet: string;
  readonly keys: readonly string[];
}
