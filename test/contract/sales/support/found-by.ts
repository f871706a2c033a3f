import { expect } from 'vitest';
import type { ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';

/** Rows of a chapter, each told by one character: the last of a column. */
export interface Found {
  readonly set: string;
  /** The column whose last character tells a row. */
  readonly column: string;
  /** A condition that the rows of the chapter alone meet. */
  readonly own: string;
}

/** The rows of a chapter that meet a filter, in order, as text. */
export async function foundBy(
  service: WireService,
  found: Found,
  filter: string,
  more = '',
): Promise<string> {
  const { set, column, own } = found;
  const whole = encodeURIComponent(`(${own}) and (${filter})`);
  const answer = await service.get(`${set}?$select=${column}&$orderby=${column}&$filter=${whole}${more}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json.value.map((row) => String(row[column]).slice(-1)).join('');
}

/** What a refusal of a filter says; the filter stands alone, so that nothing needs to be there. */
export function refusedFilter(
  set: string,
  fact: string,
  filter: string,
  message: RegExp,
  from: Pick<ContractCase, 'source' | 'assumption'>,
): ContractCase {
  return {
    fact,
    ...from,
    readsOnly: true,
    async run(service) {
      const { status, json, text } = await service.get(`${set}?$filter=${encodeURIComponent(filter)}`);
      expect([status, json.error?.code], text).toEqual([400, '0x80060888']);
      expect(json.error.message).toMatch(message);
    },
  };
}
