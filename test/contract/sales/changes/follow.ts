import { expect } from 'vitest';
import type { JsonAnswer } from '../../../../sandbox/src/test-support/call.ts';
import type { WireService } from '../../wire/wire-service.ts';

export const track = { prefer: 'odata.track-changes' };

/** Follows pages to their end. Answers the link that tells of changes since, and all rows. */
export async function follow(service: WireService, url: string, headers: Record<string, string> = track) {
  const pages: JsonAnswer[] = [];
  for (let next: string | undefined = url; next !== undefined; ) {
    const answer = await service.get(next, headers);
    expect(answer.status, answer.text).toBe(200);
    pages.push(answer.json);
    next = answer.json['@odata.nextLink'];
  }
  const last = pages.at(-1);
  return { pages, rows: pages.flatMap(({ value }) => value), link: String(last?.['@odata.deltaLink']) };
}
