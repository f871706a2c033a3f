import type { ODataClient, ODataQuery, ODataRecord } from '@p2c/odata';

/** All records of a query, of all pages. What the system refuses is thrown as ODataError. */
export async function readRows(client: ODataClient, query: ODataQuery): Promise<readonly ODataRecord[]> {
  const rows: ODataRecord[] = [];
  for await (const { records } of client.pages(query)) rows.push(...records);
  return rows;
}
