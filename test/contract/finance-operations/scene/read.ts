import { expect } from 'vitest';
import type { Row } from '../../../../sandbox/src/test-support/call.ts';
import type { WireService } from '../../wire/wire-service.ts';

/** The path of a list with its query, `cross-company=true` first. */
export const listOf = (set: string, query: Readonly<Record<string, string>> = {}): string =>
  `${set}?${['cross-company=true', ...Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)].join('&')}`;

/** The rows that a query gives, of whatever company. */
export async function rowsOf(
  service: WireService,
  set: string,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly Row[]> {
  const { status, json, text } = await service.get(listOf(set, query));
  expect(status, text).toBe(200);
  return json.value;
}

/** One row of a set, of the company of the cases where the set has companies. Fails where there is none. */
export async function anyRow(
  service: WireService,
  set: string,
  query: Readonly<Record<string, string>> = {},
): Promise<Row> {
  const [row] = await rowsOf(service, set, { $top: '1', ...query });
  if (row === undefined) throw new Error(`The environment has no record in ${set} that these cases can use.`);
  return row;
}

/** The record at a path below the root, of whatever company. */
export async function recordAt(service: WireService, path: string): Promise<Row> {
  const { status, json, text } = await service.get(`${path}?cross-company=true`);
  expect(status, text).toBe(200);
  return json;
}
