import { type ODataClient, ODataError, type ODataRecord, type OperationOutcome } from '@p2c/odata';
import { expect, it } from 'vitest';
import { models } from '../mapping/testing/shipped-rules.ts';
import type { Flow } from '../observe.ts';
import { refuseEverything } from '../testing/fake-sales.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createGathering } from './gathering.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const select = ['accountid', 'name'];
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Sales with an account under every even number, which says what it was asked. */
function start({ refusesLists = false, refuses = new Set<string>() } = {}) {
  const asked: string[] = [];
  const find = (key: string): ODataRecord | undefined =>
    Number(key.slice(-3)) % 2 === 0 ? { accountid: key, name: `Account ${key.slice(-3)}` } : undefined;
  const client: ODataClient = {
    ...refuseEverything('SALES'),
    system: 'SALES',
    model: models.SALES,
    async get(_entitySet, key) {
      asked.push('get');
      return key.kind === 'guid' ? find(key.value) : undefined;
    },
    async *readKeys({ keys }) {
      asked.push(`readKeys ${keys.length}`);
      if (refusesLists) throw new ODataError('BAD_REQUEST', 'too odd');
      yield { records: keys.flat().flatMap((key): ODataRecord[] => [find(key) ?? []].flat()) };
    },
    async create() {
      asked.push('create');
      return { kind: 'written', created: true };
    },
    async writeMany(operations) {
      asked.push(`writeMany ${operations.length}`);
      return operations.map((operation): OperationOutcome => {
        const name = operation.kind === 'create' ? String(operation.values.name) : '';
        const error = new ODataError('NETWORK', 'lost', { mayHaveCommitted: true });
        return refuses.has(name) ? { kind: 'broken', error } : { kind: 'written', created: true };
      });
    },
  };
  const clock = createManualClock();
  const flow = { source: client, target: client } as unknown as Flow;
  const { work } = createGathering(clock);
  const readAndCreate = (n: number) =>
    work(flow, async ({ source, target }) => {
      const found = await source.get('accounts', { kind: 'guid', value: id(n) }, { select });
      await target.create('accounts', { name: `Account ${n}` });
      return found?.name;
    });
  return { asked, clock, flow, work, readAndCreate };
}

it('whoever is alone is held by nobody', async () => {
  const { asked, readAndCreate } = start();
  expect(await readAndCreate(2)).toBe('Account 002');
  expect(asked).toEqual(['get', 'create']);
});

it('what many ask goes as one, and each has its own answer, or none', async () => {
  const { asked, readAndCreate } = start();
  const found = await Promise.all([2, 3, 4, 2].map(readAndCreate));
  expect(found).toEqual(['Account 002', undefined, 'Account 004', 'Account 002']);
  expect(asked).toEqual(['readKeys 3', 'writeMany 4']);
});

it('a request is held until nobody can add to it, but not longer than a second', async () => {
  const { asked, clock, flow, work, readAndCreate } = start();
  const { promise: busy, resolve: done } = Promise.withResolvers<void>();
  const slow = work(flow, () => busy);
  const others = Promise.all([readAndCreate(2), readAndCreate(4)]);
  await turn();
  expect(asked).toEqual([]);
  clock.advance(1_000);
  await turn();
  expect(asked).toEqual(['readKeys 2']);
  done();
  await slow;
  await others;
  expect(asked).toEqual(['readKeys 2', 'writeMany 2']);
});

it('when a list is refused each is read by itself', async () => {
  const { asked, readAndCreate } = start({ refusesLists: true });
  expect(await Promise.all([2, 3].map(readAndCreate))).toEqual(['Account 002', undefined]);
  expect(asked.slice(0, 3)).toEqual(['readKeys 2', 'get', 'get']);
});

it('an answer that was lost is lost for its own record alone', async () => {
  const { readAndCreate } = start({ refuses: new Set(['Account 3']) });
  const ended = await Promise.allSettled([2, 3, 4].map(readAndCreate));
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(ended[1]).toMatchObject({ reason: { code: 'NETWORK', mayHaveCommitted: true } });
});

it('whoever breaks holds nobody', async () => {
  const { asked, flow, work, readAndCreate } = start();
  const broken = work(flow, async () => {
    throw new Error('broken');
  });
  const others = Promise.all([readAndCreate(2), readAndCreate(4)]);
  await expect(broken).rejects.toThrow('broken');
  await others;
  expect(asked).toEqual(['readKeys 2', 'writeMany 2']);
});

it('one of whose requests breaks while another is on its way holds nobody, neither then nor when that one ends', async () => {
  const { asked, flow, work, readAndCreate } = start();
  const { promise: answer, resolve: arrives } = Promise.withResolvers<undefined>();
  const slow: ODataClient = { ...flow.source, changeSet: () => answer.then(() => ({ kind: 'written' })) };
  const broken: ODataClient = {
    ...flow.target,
    delete: () => Promise.reject(new ODataError('NETWORK', 'broken')),
  };
  const ended = work({ ...flow, source: slow, target: broken }, ({ source, target }) =>
    Promise.all([
      source.changeSet([]),
      target.delete('accounts', { kind: 'guid', value: id(2) }, { ifMatch: '*' }),
    ]),
  );
  await expect(ended).rejects.toThrow('broken');
  expect(await Promise.all([2, 4].map(readAndCreate))).toEqual(['Account 002', 'Account 004']);
  arrives(undefined);
  await turn();
  expect(await Promise.all([2, 4].map(readAndCreate))).toEqual(['Account 002', 'Account 004']);
  expect(asked).toEqual(['readKeys 2', 'writeMany 2', 'readKeys 2', 'writeMany 2']);
});
