import type { FilterExpression, ODataRecord } from '@p2c/odata';
import { readOptions, type Selection } from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';

/** An organization has a handful of price lists; this many pages of 5,000 are never full. */
const pagesMax = 4;

/** Price lists by name, all of them or those of a filter. */
export async function readPriceLists(
  { client, request }: SalesContext,
  { select, expand }: Selection,
  filter?: FilterExpression,
): Promise<ODataRecord[]> {
  const query = {
    entitySet: 'pricelevels',
    select,
    ...(expand.length > 0 && { expand }),
    ...(filter && { filter }),
    orderby: [{ property: 'name', direction: 'asc' as const }],
    maxPageSize: 5_000,
  };
  const records: ODataRecord[] = [];
  let pages = 0;
  for await (const page of client.pages(query, readOptions(request))) {
    for (const record of page.records) records.push(record);
    pages += 1;
    if (pages === pagesMax) break;
  }
  return records;
}

/** Whether a price list holds on a day (`2026-11-23`): its first and last day are days, both included. */
export function isValidOn({ begindate, enddate }: ODataRecord, day: string): boolean {
  const dayOf = (value: unknown) =>
    typeof value === 'string' ? value.slice(0, 'yyyy-mm-dd'.length) : undefined;
  const begin = dayOf(begindate);
  const end = dayOf(enddate);
  return (begin === undefined || begin <= day) && (end === undefined || day <= end);
}
