import { describe, expect, it } from 'vitest';
import type { ODataClient } from '../client.ts';
import { answerParts, partsOf } from '../test-support/batch-script.ts';
import { rejection } from '../test-support/clients.ts';
import { manualScheduler } from '../test-support/manual-scheduler.ts';
import type { SeenRequest } from '../test-support/scripted-server.ts';
import { page, row, useConnection } from '../test-support/use-connection.ts';

const connect = useConnection();
const query = { entitySet: 'accounts', select: ['name'], by: ['accountnumber'] };
const keys = (count: number) => Array.from({ length: count }, (_, n) => [`N-${n}`]);
const read = async (client: ODataClient, count: number, more: object = {}) => {
  const names: unknown[] = [];
  for await (const { records } of client.readKeys({ ...query, keys: keys(count), ...more }))
    names.push(...records.map(({ name }) => name));
  return names;
};
const found = (name: string, more: object = {}) => ({ status: 200, body: { value: [row(name)], ...more } });

describe('reading by keys', () => {
  it('is one GET while the list fits, and follows its pages', async () => {
    const { client, server } = await connect((_seen, index) =>
      index === 0 ? page(['a'], { '@odata.nextLink': '/api/data/v9.2/accounts?next' }) : page(['b']),
    );
    expect(await read(client, 3)).toEqual(['a', 'b']);
    expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'GET']);
    expect(decodeURIComponent(server.seen[0]?.url ?? '')).toBe(
      `/api/data/v9.2/accounts?$select=name&$filter=Microsoft.Dynamics.CRM.In(PropertyName='accountnumber',PropertyValues=["N-0","N-1","N-2"])`,
    );
  });

  it('is one batch of lists when it does not, each with its own preference and pages', async () => {
    const { client, server } = await connect((seen, index) =>
      index === 0
        ? answerParts(seen, (_part, place) =>
            found(`p${place}`, place === 1 ? { '@odata.nextLink': '/api/data/v9.2/accounts?next' } : {}),
          )
        : page(['p1, more']),
    );
    expect(await read(client, 1_200, { maxPageSize: 7 })).toEqual(['p0', 'p1', 'p1, more', 'p2']);
    expect(server.seen.map(({ method }) => method)).toEqual(['POST', 'GET']);
    const parts = partsOf(server.seen[0] as SeenRequest);
    expect(parts.map(({ method, headers }) => [method, headers.prefer])).toEqual(
      Array(3).fill(['GET', 'odata.maxpagesize=7']),
    );
  });

  it('follows a link too long for a GET within a batch', async () => {
    const link = `/api/data/v9.2/accounts?${'x'.repeat(40_000)}`;
    const { client, server } = await connect((seen, index) =>
      answerParts(seen, () => found(String(index), index === 0 ? { '@odata.nextLink': link } : {})),
    );
    const wide = Array.from({ length: 250 }, (_, n) => [`${n}-`.padEnd(20, '北')]);
    expect(await read(client, 0, { keys: wide })).toEqual(['0', '1']);
    expect(partsOf(server.seen[1] as SeenRequest)[0]?.url).toBe(`${server.origin}${link}`);
  });

  it('repeats a batch of reads as any read, and of one that failed in part only those parts', async () => {
    const scheduler = manualScheduler();
    const { client, server } = await connect(
      (seen, index) => {
        if (index === 0) return 'drop';
        if (index === 1)
          return answerParts(seen, (_part, place) =>
            place === 0
              ? found('first')
              : place === 1
                ? { status: 503 }
                : { status: 429, headers: { 'Retry-After': '3' } },
          );
        return answerParts(seen, (_part, place) => found(`again ${place}`));
      },
      { scheduler },
    );
    expect(await read(client, 1_200)).toEqual(['first', 'again 0', 'again 1']);
    expect(server.seen.map((seen) => partsOf(seen).length)).toEqual([3, 3, 2]);
    // A broken connection, then the parts, and what is left of the pause that one of them asked for.
    expect(scheduler.sleeps).toEqual([100, 100, 2_900 + 125]);
  });

  it.each([
    ['a part that is refused', 400, 'BAD_REQUEST'],
    ['a part that fails for good', 503, 'SERVER'],
    ['parts that the user may not read', 403, 'PERMISSION'],
  ])('breaks with %s', async (_what, status, code) => {
    const { client } = await connect((seen) =>
      answerParts(seen, ({ url }) => (url.includes('N-700') ? { status } : found('x'))),
    );
    expect(await rejection(read(client, 1_200))).toMatchObject({ code, mayHaveCommitted: false });
  });

  it('of no keys asks for nothing, and of an unknown set not at all', async () => {
    const { client, server } = await connect([]);
    expect(await read(client, 0)).toEqual([]);
    expect(await rejection(read(client, 1, { entitySet: 'nothings' }))).toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(server.seen).toEqual([]);
  });
});
