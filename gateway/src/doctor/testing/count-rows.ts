import type { ODataClient } from '@p2c/odata';
import type { DoctorContext } from '../check.ts';
import { readJson } from '../read-json.ts';

/** How many rows each set of both systems has. */
export async function countRows({
  sales,
  financeOperations,
}: Pick<DoctorContext, 'sales' | 'financeOperations'>): Promise<Readonly<Record<string, number>>> {
  return { ...(await countOf(sales)), ...(await countOf(financeOperations)) };
}

async function countOf(client: ODataClient): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of client.model.entitySets.keys()) {
    const { status, text } = await readJson(
      client,
      `${name}/$count${client.system === 'SALES' ? '' : '?cross-company=true'}`,
    );
    if (status < 300) counts[name] = Number(text.replace(/^\ufeff/, ''));
  }
  return counts;
}
