import type { ODataClient } from '@p2c/odata';
import type { DoctorContext } from '../check.ts';
import { readJson } from '../read-json.ts';

type Counts = Readonly<Record<string, number>>;

/** How many rows each set of both systems has. */
export async function countRows({
  sales,
  financeOperations,
}: Pick<DoctorContext, 'sales' | 'financeOperations'>): Promise<Counts> {
  return { ...(await countTables(sales)), ...(await countSets(financeOperations)) };
}

/** In one request: the sandbox tells the numbers of now, where a tenant tells those of the last day. */
async function countTables(client: ODataClient): Promise<Counts> {
  const names = [...client.model.entitySets.values()].map(({ name }) => `'${name}'`);
  const { value, refusal } = await readJson(
    client,
    `RetrieveTotalRecordCount(EntityNames=[${names.join(',')}])`,
  );
  if (refusal !== '') throw new Error(`The rows of Sales cannot be counted: ${refusal}`);
  const { Keys: keys, Values: values } = value.EntityRecordCountCollection as {
    Keys: readonly string[];
    Values: readonly number[];
  };
  return Object.fromEntries(keys.map((name, at) => [name, Number(values[at])]));
}

async function countSets(client: ODataClient): Promise<Counts> {
  const counts: Record<string, number> = {};
  for (const name of client.model.entitySets.keys()) {
    const { status, text, refusal } = await readJson(client, `${name}/$count?cross-company=true`);
    if (status >= 300) throw new Error(`The rows of ${name} cannot be counted: ${refusal}`);
    counts[name] = Number(text.replace(/^\ufeff/, ''));
  }
  return counts;
}
