import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../must.ts';
import type { RecordRef } from '../record-ref.ts';
import type { Attempt } from './attempts.ts';
import type { AuditedWrite, Ledger, RecordOrder, RecordPosition, Settlement } from './ledger.ts';

/** A ledger of a test, alone on its store. */
export interface OpenedLedger extends AsyncDisposable {
  readonly ledger: Ledger;
  /** Closes it and opens the same store again. */
  reopen(): Promise<Ledger>;
}

const ref = (key: string): RecordRef => ({ entity: 'Customer', key });
const a = ref('a');
const b = ref('b');
const settled = (syncedGen: number, more: Partial<Settlement> = {}): Settlement => ({
  state: 'SETTLED',
  company: 'usmf',
  number: 'US-001',
  targetKey: 'US-001',
  base: { header: { OrganizationName: 'Contoso', KnownAs: null }, lines: {} },
  syncedGen,
  ...more,
});
const leaseMs = 1_000;
const attempt = (more: Partial<Attempt> = {}): Attempt => ({
  write: {
    runId: undefined,
    kind: 'UPDATE',
    system: 'FINANCE_OPERATIONS',
    request: 'PATCH CustomersV3',
    number: 'US-001',
    fields: [{ property: 'PrimaryContactFax', from: '', to: '1', rule: 'a.yaml:1' }],
  },
  company: 'usmf',
  number: 'US-001',
  lines: [],
  notBefore: 10_000,
  ...more,
});

/** What every implementation of the ledger promises; run by the test of each. */
export function ledgerCases(
  open: (options?: { writesKept?: number; runsKept?: number }) => Promise<OpenedLedger>,
): void {
  const recordOf = async (ledger: Ledger, { entity, key }: RecordRef) =>
    must((await ledger.byKeys(entity, [key]))[0], `record ${key}`);
  const lease = async (ledger: Ledger, record: RecordRef, now: number) =>
    must(await ledger.lease(record, now, now + leaseMs), `the lease of ${record.key}`);
  /** Hints and settles in one go. */
  const settle = async (ledger: Ledger, record: RecordRef, now: number, settlement?: Partial<Settlement>) => {
    await ledger.hint([record], now);
    const { fence, dirtyGen } = await lease(ledger, record, now);
    expect(await ledger.settle(record, fence, settled(dirtyGen, settlement), now)).toBe(true);
  };

  describe('pending work', () => {
    it('ten hints of one record are one pending record', async () => {
      await using opened = await open();
      const { ledger } = opened;
      for (let turn = 0; turn < 10; turn += 1) await ledger.hint([a], 100 + turn);
      expect(await ledger.due(200, 10)).toEqual([a]);
      expect(await recordOf(ledger, a)).toMatchObject({ dirtyGen: 10, syncedGen: 0, firstDirtyAt: 100 });
    });

    it('the age of a change counts from the first hint after the record was settled', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await settle(ledger, a, 100);
      expect((await ledger.overview(100)).oldestDirtyAt).toBeUndefined();
      await ledger.hint([a], 300);
      await ledger.hint([a], 400);
      expect((await ledger.overview(500)).oldestDirtyAt).toBe(300);
    });

    it('a change during the work stays pending when the work is done', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await ledger.hint([a], 1);
      const { fence, dirtyGen } = await lease(ledger, a, 1);
      await ledger.hint([a], 2);
      expect(await ledger.settle(a, fence, settled(dirtyGen), 3)).toBe(true);
      expect(await ledger.due(3, 10)).toEqual([a]);
      expect(await recordOf(ledger, a)).toMatchObject({ dirtyGen: 2, syncedGen: 1 });
    });

    it('a waiting record is due when its time has come, and at once when it changes', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await ledger.hint([a], 1);
      const { fence } = await lease(ledger, a, 1);
      const reason = { code: 'SYSTEM_UNAVAILABLE', message: 'no answer' };
      await ledger.settle(a, fence, { state: 'WAITING', reason, nextTryAt: 500 }, 2);
      expect(await ledger.due(499, 10)).toEqual([]);
      expect(await ledger.due(500, 10)).toEqual([a]);
      expect(await recordOf(ledger, a)).toMatchObject({
        state: 'WAITING',
        reason,
        attempts: 1,
        syncedGen: 0,
      });
      await ledger.hint([a], 3);
      expect(await ledger.due(4, 10)).toEqual([a]);
      expect(await recordOf(ledger, a)).toMatchObject({ attempts: 0, nextTryAt: 0 });
    });

    it('what was sent and never concluded is in the audit trail as soon as somebody else takes the record, once', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await ledger.hint([a], 1);
      const first = await lease(ledger, a, 1);
      const id = must(await ledger.attempt(a, first.fence, attempt(), 2, 1 + leaseMs), 'an attempt');
      expect(await ledger.writes({ limit: 10 })).toEqual([]);
      const second = await lease(ledger, a, 1 + leaseMs);
      expect(await ledger.writes({ limit: 10 })).toMatchObject([
        { ...attempt().write, at: 2, planned: false },
      ]);
      // The answer comes after all, to a worker whose lease is over.
      const outcome = { id, outcome: 'carried-out' } as const;
      const late = settled(first.dirtyGen, { attempt: outcome, since: 1 });
      expect(await ledger.settle(a, first.fence, late, 1_500)).toBe(false);
      expect(await ledger.writes({ limit: 10 })).toHaveLength(1);
      // Its successor may have looked before: the record is looked at once more.
      await ledger.settle(a, second.fence, settled(second.dirtyGen, { since: 1 + leaseMs }), 1_600);
      expect(await ledger.ripenAttempts(1_700)).toEqual([a]);
      expect(await ledger.due(1_700, 10)).toEqual([a]);
    });

    it('nothing may be sent by a worker whose lease went to another; every write begins the lease anew', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await ledger.hint([a], 1);
      const first = await lease(ledger, a, 1);
      expect(await ledger.attempt(a, first.fence, attempt(), 2, 5_000)).toBeDefined();
      expect(await ledger.lease(a, 4_999, 6_000)).toBeUndefined();
      await lease(ledger, a, 5_000);
      expect(await ledger.attempt(a, first.fence, attempt(), 5_001, 9_000)).toBeUndefined();
    });

    it('a write whose outcome was settled leaves an entry in the audit trail and nothing else; a refused one leaves nothing', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await ledger.hint([a], 1);
      const { fence, dirtyGen } = await lease(ledger, a, 1);
      const refused = must(await ledger.attempt(a, fence, attempt(), 2, 1_000), 'an attempt');
      await ledger.endAttempt(refused);
      const id = must(await ledger.attempt(a, fence, attempt(), 3, 1_000), 'an attempt');
      await ledger.settle(a, fence, settled(dirtyGen, { attempt: { id, outcome: 'carried-out' } }), 4);
      expect(await ledger.writes({ limit: 10 })).toMatchObject([{ at: 3 }]);
      expect(await ledger.attemptedLines('Customer', 'usmf', 'US-001')).toEqual([]);
      expect(await ledger.ripenAttempts(Number.MAX_SAFE_INTEGER)).toEqual([]);
    });

    it('lines that may have been made are known until a look that began when the request could not arrive any more', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await settle(ledger, b, 0, { number: 'US-001' });
      await ledger.hint([a], 1);
      const { fence } = await lease(ledger, a, 1);
      const id = must(
        await ledger.attempt(a, fence, attempt({ lines: [3, 7], notBefore: 500 }), 2, 1_000),
        'an attempt',
      );
      const reason = { code: 'ANSWER_LOST', message: '' };
      await ledger.settle(a, fence, { state: 'WAITING', reason, attempt: { id, outcome: 'unknown' } }, 3);
      expect(await ledger.writes({ limit: 10 })).toHaveLength(1);
      const lines = async () => (await ledger.attemptedLines('Customer', 'usmf', 'us-001 ')).toSorted();
      expect(await lines()).toEqual([3, 7]);
      expect(await ledger.attemptedDocuments('Customer', 'usmf')).toHaveLength(2);
      const tooEarly = await lease(ledger, a, 400);
      await ledger.settle(a, tooEarly.fence, settled(tooEarly.dirtyGen, { since: 400 }), 600);
      expect(await lines()).toEqual([3, 7]);
      // Whatever goes by the number is looked at again: the document may have gone to another record.
      expect((await ledger.ripenAttempts(600)).toSorted((x, y) => (x.key < y.key ? -1 : 1))).toEqual([a, b]);
      expect(await ledger.ripenAttempts(600)).toEqual([]);
      const closed = await lease(ledger, a, 700);
      await ledger.settle(a, closed.fence, settled(closed.dirtyGen, { state: 'NOT_SENT', since: 700 }), 701);
      expect(await lines()).toEqual([3, 7]);
      const other = await lease(ledger, b, 700);
      await ledger.settle(b, other.fence, settled(other.dirtyGen, { since: 700 }), 702);
      expect(await lines()).toEqual([]);
    });

    it('what is leased is not due before its lease is over, and no more is given than asked for', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await ledger.hint([a, b, ref('c')], 1);
      await lease(ledger, a, 1);
      expect(await ledger.due(2, 10)).toHaveLength(2);
      expect(await ledger.due(2, 1)).toHaveLength(1);
      expect(await ledger.due(1 + leaseMs, 10)).toHaveLength(3);
    });
  });

  describe('a lease', () => {
    it('is given to one until it is over; then the next has a higher fence, and the outcome of the first is void', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await ledger.hint([a], 1);
      const first = await lease(ledger, a, 1);
      expect(await ledger.lease(a, leaseMs, 2 * leaseMs)).toBeUndefined();
      const second = await lease(ledger, a, 1 + leaseMs);
      expect(second.fence).toBeGreaterThan(first.fence);
      const { syncedGen, ...before } = await recordOf(ledger, a);
      expect(await ledger.settle(a, first.fence, settled(first.dirtyGen), 2 * leaseMs)).toBe(false);
      expect(await recordOf(ledger, a)).toEqual({ syncedGen, ...before });
      expect(await ledger.settle(a, second.fence, settled(second.dirtyGen), 2 * leaseMs)).toBe(true);
    });

    it('is taken again at once by the one that holds it', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await ledger.hint([a], 1);
      const { fence } = await lease(ledger, a, 1);
      const again = must(await ledger.lease(a, 2, 2 + leaseMs, fence), 'the lease');
      expect(again.fence).toBeGreaterThan(fence);
      expect(await ledger.lease(a, 3, 3 + leaseMs, fence)).toBeUndefined();
    });

    it('is not given where nothing is pending', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await settle(ledger, a, 1);
      expect(await ledger.lease(a, 2, 2 + leaseMs)).toBeUndefined();
      expect(await ledger.lease(b, 2, 2 + leaseMs)).toBeUndefined();
    });

    it('of a process that died ends when the next takes over, and so do its intents', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await ledger.hint([a], 1);
      const dead = await lease(ledger, a, 1);
      await ledger.intend({ system: 'SALES', entitySet: 'accounts', key: 'b' }, 1, 60_000);
      await ledger.takeOver(2);
      expect(await ledger.due(2, 10)).toEqual([a]);
      expect(await ledger.staleIntents(2, 10)).toMatchObject([{ key: 'b' }]);
      const next = await lease(ledger, a, 2);
      expect(next.fence).toBeGreaterThan(dead.fence);
    });
  });

  describe('an outcome', () => {
    it('keeps what it does not tell anew', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await settle(ledger, a, 1);
      await ledger.hint([a], 2);
      const { fence, dirtyGen } = await lease(ledger, a, 2);
      const reason = { code: 'VALUE_TOO_LONG', message: 'too long', field: 'OrganizationName' };
      await ledger.settle(a, fence, { state: 'PARKED', reason, syncedGen: dirtyGen }, 3);
      expect(await recordOf(ledger, a)).toMatchObject({
        state: 'PARKED',
        reason,
        company: 'usmf',
        number: 'US-001',
        targetKey: 'US-001',
        base: { header: { OrganizationName: 'Contoso', KnownAs: null }, lines: {} },
        lastSyncedAt: 1,
      });
    });

    it('that settles a record ends its reason', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await settle(ledger, a, 1, { state: 'PARKED', reason: { code: 'VALUE_TOO_LONG', message: '' } });
      await settle(ledger, a, 2);
      expect(await recordOf(ledger, a)).toMatchObject({
        state: 'SETTLED',
        reason: undefined,
        lastSyncedAt: 2,
      });
    });
  });

  describe('finding records', () => {
    it('by number: any case and blanks at the end are the same, another company is another record', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await settle(ledger, a, 1, { number: 'US-001  ' });
      await settle(ledger, b, 1, { number: 'US-001', company: 'demf' });
      const found = await ledger.byNumbers('Customer', 'usmf', ['us-001', 'US-002']);
      expect(found.map(({ key, number }) => [key, number])).toEqual([['a', 'US-001  ']]);
      expect((await ledger.byNumbers('Customer', 'demf', ['Us-001 '])).map(({ key }) => key)).toEqual(['b']);
    });

    it('by thousands of keys at once, and by none', async () => {
      await using opened = await open();
      const { ledger } = opened;
      const refs = Array.from({ length: 5_000 }, (_, index) => ref(`key-${index}`));
      await ledger.hint(refs, 1);
      const keys = refs.map(({ key }) => key);
      expect(await ledger.byKeys('Customer', keys)).toHaveLength(5_000);
      expect(await ledger.byKeys('Customer', [])).toEqual([]);
    });

    it('a key or number with quotes is that key, no part of a statement', async () => {
      await using opened = await open();
      const { ledger } = opened;
      const odd = ref(`x'); drop table records; --"%_`);
      await settle(ledger, odd, 1, { number: `O'Neil "%_*` });
      expect((await ledger.byKeys('Customer', [odd.key])).map(({ key }) => key)).toEqual([odd.key]);
      expect(await ledger.byNumbers('Customer', 'usmf', [`o'neil "%_*`])).toHaveLength(1);
      expect(await ledger.byNumbers('Customer', 'usmf', ['%'])).toEqual([]);
    });

    it('by states named thousands of times over, and by none', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await ledger.hint([a], 1);
      await settle(ledger, b, 1);
      const filter = { entity: 'Customer', now: 1 } as const;
      const states = Array.from({ length: 20_000 }, () => 'PENDING' as const);
      expect((await ledger.list({ ...filter, states, limit: 10 })).map(({ key }) => key)).toEqual(['a']);
      expect(await ledger.count({ ...filter, states })).toBe(1);
      expect(await ledger.count({ ...filter, states: [] })).toBe(0);
      expect(await ledger.count(filter)).toBe(2);
    });

    it('by the name that the end of an intent brings, until an outcome or an earlier name says otherwise', async () => {
      await using opened = await open();
      const { ledger } = opened;
      const name = async (key: string, company: string, number: string) => {
        const intent = { system: 'SALES', entitySet: 'accounts', key } as const;
        const id = await ledger.intend(intent, 1, 2);
        await ledger.endIntent(id, [{ ...ref(key), company, number }], 1);
      };
      const found = async (company: string, number: string) =>
        (await ledger.byNumbers('Customer', company, [number])).map(({ key }) => key);
      await name('a', 'usmf', 'US-9');
      expect(await found('usmf', 'us-9')).toEqual(['a']);
      await name('a', 'demf', 'DE-9');
      expect([await found('usmf', 'us-9'), await found('demf', 'de-9')]).toEqual([['a'], []]);
      await settle(ledger, a, 2, { company: 'frrt', number: 'FR-9' });
      expect([await found('usmf', 'us-9'), await found('frrt', 'FR-9')]).toEqual([[], ['a']]);
    });

    it('by number, company and reason; a reason does not count once a newer change is known', async () => {
      await using opened = await open();
      const { ledger } = opened;
      const park = (key: string, code: string, number: string, company = 'usmf') =>
        settle(ledger, ref(key), 1, {
          state: 'PARKED',
          reason: { code, message: code },
          number,
          company,
        });
      await park('a', 'VALUE_TOO_LONG', 'Us-1');
      await park('b', 'VALUE_TOO_LONG', 'US-2', 'demf');
      await park('c', 'KEY_CHANGED', 'US-3');
      await settle(ledger, ref('d'), 1, { number: 'us-1 ' });
      const found = async (filter: object) => {
        const all = { entity: 'Customer' as const, now: 2, ...filter };
        const keys = (await ledger.list({ ...all, limit: 10 })).map(({ key }) => key);
        expect(await ledger.count(all)).toBe(keys.length);
        return keys.join('');
      };
      expect(await found({ number: 'uS-1' })).toBe('ad');
      expect(await found({ company: 'demf' })).toBe('b');
      expect(await found({ reasonCodes: ['VALUE_TOO_LONG'] })).toBe('ab');
      expect(await found({ reasonCodes: ['VALUE_TOO_LONG', 'KEY_CHANGED'], company: 'usmf' })).toBe('ac');
      expect(await found({ reasonCodes: [] })).toBe('');
      expect(await found({ states: ['SETTLED'], number: 'US-1' })).toBe('d');
      await ledger.hint([ref('a')], 2);
      expect(await found({ reasonCodes: ['VALUE_TOO_LONG'] })).toBe('b');
      expect(await found({ states: ['PENDING'] })).toBe('a');
    });

    it('in every order and direction page by page, every record once', async () => {
      await using opened = await open();
      const { ledger } = opened;
      const numbers = ['B', 'a', undefined, 'c', 'A'];
      for (const [index, number] of numbers.entries())
        await settle(ledger, ref(`k${index}`), 10 - index, { number });
      await ledger.hint([ref('k1')], 30);
      await ledger.hint([ref('k3')], 20);
      const inOrder = async (by: RecordOrder['by'], descending: boolean) => {
        const seen: string[] = [];
        for (let after: RecordPosition | undefined; ; ) {
          const filter = { entity: 'Customer', now: 50, limit: 2 } as const;
          const page = await ledger.listOrdered(filter, { by, descending }, after);
          seen.push(...page.map(({ key }) => key));
          const last = page.at(-1);
          if (page.length < 2 || last === undefined) return seen.map((key) => key.slice(1)).join('');
          after = {
            rank: {
              NUMBER: 0,
              LAST_SYNCED_AT: last.lastSyncedAt ?? 0,
              PENDING_SINCE: last.firstDirtyAt ?? 0,
            }[by],
            text: by === 'NUMBER' ? (last.number ?? '').toLowerCase() : '',
            key: last.key,
          };
        }
      };
      for (const [by, ascending] of [
        ['NUMBER', '21403'],
        ['LAST_SYNCED_AT', '43210'],
        ['PENDING_SINCE', '02431'],
      ] as const) {
        expect(await inOrder(by, false), by).toBe(ascending);
        expect(await inOrder(by, true), by).toBe([...ascending].reverse().join(''));
      }
    });

    it('page by page in the order of keys, every record once', async () => {
      await using opened = await open();
      const { ledger } = opened;
      const keys = ['e', 'c', 'a', 'd', 'b'];
      await ledger.hint(keys.map(ref), 1);
      const seen: string[] = [];
      for (let afterKey = ''; ; ) {
        const page = await ledger.list({ entity: 'Customer', afterKey, now: 1, limit: 2 });
        seen.push(...page.map(({ key }) => key));
        if (page.length < 2) break;
        afterKey = must(page.at(-1), 'a last row').key;
      }
      expect(seen).toEqual(keys.toSorted());
    });
  });

  it('whatever happens, no generation is ahead of what is known, and every record is in one state', async () => {
    const keys = fc.constantFrom('a', 'b', 'c');
    const step = fc.oneof(
      fc.record({ act: fc.constant('hint' as const), key: keys }),
      fc.record({ act: fc.constant('lease' as const), key: keys }),
      fc.record({
        act: fc.constant('settle' as const),
        key: keys,
        state: fc.constantFrom(
          'SETTLED' as const,
          'WAITING' as const,
          'PARKED' as const,
          'NOT_SENT' as const,
        ),
        afterMs: fc.nat(2 * leaseMs),
      }),
      fc.record({ act: fc.constant('pass' as const), ms: fc.nat(leaseMs) }),
      fc.record({ act: fc.constant('take over' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        await using opened = await open();
        const { ledger } = opened;
        let now = 1;
        const held = new Map<string, { fence: number; dirtyGen: number; until: number }>();
        const hints = new Map<string, number>();
        for (const next of steps) {
          if (next.act === 'hint') {
            await ledger.hint([ref(next.key)], now);
            hints.set(next.key, (hints.get(next.key) ?? 0) + 1);
          } else if (next.act === 'lease') {
            const record = await ledger.lease(ref(next.key), now, now + leaseMs);
            const holder = held.get(next.key);
            if (record) expect(holder === undefined || holder.until <= now).toBe(true);
            if (record)
              held.set(next.key, { fence: record.fence, dirtyGen: record.dirtyGen, until: now + leaseMs });
          } else if (next.act === 'settle') {
            const holder = held.get(next.key);
            if (!holder) continue;
            const done =
              next.state === 'WAITING' ? { nextTryAt: now + next.afterMs } : { syncedGen: holder.dirtyGen };
            expect(
              await ledger.settle(ref(next.key), holder.fence, { state: next.state, ...done }, now),
            ).toBe(true);
            held.delete(next.key);
          } else if (next.act === 'take over') {
            await ledger.takeOver(now);
            held.clear();
          } else now += next.ms;
        }
        const records = await ledger.list({ entity: 'Customer', now, limit: 10 });
        for (const record of records) {
          expect(record.syncedGen).toBeLessThanOrEqual(record.dirtyGen);
          expect(record.dirtyGen).toBe(hints.get(record.key));
        }
        const states = ['SETTLED', 'PENDING', 'WAITING', 'PARKED', 'NOT_SENT'] as const;
        const counts = await Promise.all(
          states.map((state) => ledger.count({ entity: 'Customer', states: [state], now })),
        );
        const total = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);
        expect(total(counts)).toBe(records.length);
        const { oldestDirtyAt: _, ...overview } = await ledger.overview(now);
        expect([
          overview.settled,
          overview.pending,
          overview.waiting,
          overview.parked,
          overview.notSent,
        ]).toEqual(counts);
      }),
      { numRuns: 60 },
    );
  });

  describe('an intent', () => {
    it('is stale from its time on, and ends together with the mark of its records', async () => {
      await using opened = await open();
      const { ledger } = opened;
      const id = await ledger.intend({ system: 'SALES', entitySet: 'accounts', key: 'a' }, 1, 100);
      expect(await ledger.staleIntents(99, 10)).toEqual([]);
      expect(await ledger.staleIntents(100, 10)).toEqual([
        { id, system: 'SALES', entitySet: 'accounts', key: 'a' },
      ]);
      await ledger.endIntent(id, [a], 101);
      expect(await ledger.staleIntents(1_000, 10)).toEqual([]);
      expect(await ledger.due(101, 10)).toEqual([a]);
    });

    it('that was refused leaves no trace', async () => {
      await using opened = await open();
      const { ledger } = opened;
      const id = await ledger.intend({ system: 'SALES', entitySet: 'accounts', key: 'a' }, 1, 100);
      await ledger.endIntent(id, [], 2);
      expect(await ledger.staleIntents(1_000, 10)).toEqual([]);
      expect(await ledger.byKeys('Customer', ['a'])).toEqual([]);
    });
  });

  it('a position in a feed is stored together with the keys that it covers', async () => {
    await using opened = await open();
    const { ledger } = opened;
    expect(await ledger.readCheckpoint('feed')).toBeUndefined();
    await ledger.checkpoint('feed', 'one', [a], 1);
    await ledger.checkpoint('feed', 'two', [b], 2);
    await ledger.checkpoint('other', 'three', [], 3);
    expect(await ledger.readCheckpoint('feed')).toBe('two');
    expect(await ledger.due(3, 10)).toEqual([a, b]);
  });

  describe('runs and writes', () => {
    const write = (more: Partial<AuditedWrite>): Omit<AuditedWrite, 'id'> => ({
      runId: undefined,
      planned: false,
      entity: 'Customer',
      at: 1,
      kind: 'UPDATE',
      system: 'FINANCE_OPERATIONS',
      request: 'PATCH CustomersV3',
      number: 'US-001',
      fields: [{ property: 'KnownAs', from: undefined, to: 'x', rule: 'template.yaml:1' }],
      ...more,
    });

    it('a run counts what it is told and ends once', async () => {
      await using opened = await open();
      const { ledger } = opened;
      const id = await ledger.startRun(
        { entity: 'Customer', kind: 'TRIGGERED', dryRun: false, total: 3 },
        10,
      );
      await ledger.countRun(id, { done: 1, settled: 1, written: 1 });
      await ledger.countRun(id, { done: 1, parked: 1 });
      await ledger.finishRun(id, 'COMPLETED', 20);
      await ledger.finishRun(id, 'FAILED', 30);
      await ledger.failUnfinishedRuns(40);
      expect(await ledger.run(id)).toEqual({
        id,
        entity: 'Customer',
        kind: 'TRIGGERED',
        state: 'COMPLETED',
        dryRun: false,
        startedAt: 10,
        finishedAt: 20,
        total: 3,
        done: 2,
        settled: 1,
        written: 1,
        parked: 1,
        notSent: 0,
        failed: 0,
      });
      expect(await ledger.run(id + 1)).toBeUndefined();
    });

    it('runs that a dead process left are failed, and runs are listed newest first by pages', async () => {
      await using opened = await open();
      const { ledger } = opened;
      const ids: number[] = [];
      for (let turn = 0; turn < 5; turn += 1)
        ids.push(await ledger.startRun({ entity: 'Customer', kind: 'COMPARE', dryRun: false }, turn));
      await ledger.failUnfinishedRuns(9);
      const first = await ledger.runs({ limit: 3 });
      const rest = await ledger.runs({ limit: 3, beforeId: must(first.at(-1), 'a run').id });
      expect([...first, ...rest].map(({ id }) => id)).toEqual(ids.toReversed());
      expect(first).toMatchObject(first.map(() => ({ state: 'FAILED', finishedAt: 9, total: undefined })));
    });

    it('runs by kind, state and whether they are dry', async () => {
      await using opened = await open();
      const { ledger } = opened;
      const start = (kind: 'COMPARE' | 'TRIGGERED', dryRun: boolean) =>
        ledger.startRun({ entity: 'Customer', kind, dryRun }, 1);
      const compare = await start('COMPARE', false);
      const triggered = await start('TRIGGERED', false);
      const dry = await start('TRIGGERED', true);
      await ledger.finishRun(dry, 'COMPLETED', 2);
      const found = async (filter: object) =>
        (await ledger.runs({ limit: 10, ...filter })).map(({ id }) => id);
      expect(await found({ kind: 'TRIGGERED' })).toEqual([dry, triggered]);
      expect(await found({ state: 'RUNNING' })).toEqual([triggered, compare]);
      expect(await found({ dryRun: true })).toEqual([dry]);
      expect(await found({ dryRun: false, kind: 'TRIGGERED' })).toEqual([triggered]);
      expect(await found({ entity: 'Quote' })).toEqual([]);
    });

    it('writes by entity, kind, system and time', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await ledger.recordWrite(write({ request: '1', at: 10, kind: 'CREATE' }));
      await ledger.recordWrite(write({ request: '2', at: 20, kind: 'UPDATE', system: 'SALES' }));
      await ledger.recordWrite(write({ request: '3', at: 30, kind: 'UPDATE', entity: 'Product' }));
      const found = async (filter: object) =>
        (await ledger.writes({ limit: 10, ...filter })).map(({ request }) => request).join('');
      expect(await found({ kind: 'UPDATE' })).toBe('32');
      expect(await found({ system: 'SALES' })).toBe('2');
      expect(await found({ entity: 'Product' })).toBe('3');
      expect(await found({ from: 20 })).toBe('32');
      expect(await found({ until: 20 })).toBe('1');
      expect(await found({ from: 10, until: 30, kind: 'UPDATE' })).toBe('2');
    });

    it('writes by number: any case and blanks at the end are the same', async () => {
      await using opened = await open();
      const { ledger } = opened;
      await ledger.recordWrite(write({ request: '1', number: 'US-Ü1' }));
      await ledger.recordWrite(write({ request: '2', number: 'us-ü1 ' }));
      await ledger.recordWrite(write({ request: '3', number: 'US-Ü2' }));
      const found = async (number: string) =>
        (await ledger.writes({ limit: 10, number })).map(({ request }) => request).join('');
      expect(await found('Us-ü1')).toBe('21');
      expect(await found('US-Ü2 ')).toBe('3');
      expect(await found('US-Ü')).toBe('');
    });

    it('runs are bounded, and one that has not ended is kept however old it is', async () => {
      await using opened = await open({ runsKept: 10 });
      const { ledger } = opened;
      const start = () => ledger.startRun({ entity: 'Customer', kind: 'COMPARE', dryRun: false }, 1);
      const running = await start();
      for (let turn = 0; turn < 100; turn += 1) await ledger.finishRun(await start(), 'COMPLETED', 2);
      const newest = await start();
      const kept = (await ledger.runs({ limit: 1_000 })).map(({ id }) => id);
      expect(kept.length).toBeGreaterThan(10);
      expect(kept.length).toBeLessThan(25);
      expect([kept[0], kept.at(-1)]).toEqual([newest, running]);
    });

    it('the audit trail holds what was written, a dry run what it would write', async () => {
      await using opened = await open();
      const { ledger } = opened;
      const dry = await ledger.startRun({ entity: 'Customer', kind: 'TRIGGERED', dryRun: true }, 1);
      await ledger.recordWrite(write({ request: 'first' }));
      await ledger.recordWrite(write({ request: 'planned', runId: dry, planned: true }));
      await ledger.recordWrite(write({ request: 'other', number: 'US-002', runId: 7 }));
      const requests = async (filter: Partial<Parameters<Ledger['writes']>[0]>) =>
        (await ledger.writes({ limit: 10, ...filter })).map(({ request }) => request);
      expect(await requests({})).toEqual(['other', 'first']);
      expect(await requests({ number: 'US-001' })).toEqual(['first']);
      expect(await requests({ runId: dry })).toEqual(['planned']);
      expect(await requests({ runId: 7 })).toEqual(['other']);
      const [newest] = await ledger.writes({ limit: 1 });
      expect(await requests({ beforeId: must(newest, 'a write').id })).toEqual(['first']);
    });

    it('the audit trail is bounded, and dry runs do not push real writes out of it', async () => {
      await using opened = await open({ writesKept: 10 });
      const { ledger } = opened;
      for (let turn = 1; turn <= 15; turn += 1) await ledger.recordWrite(write({ at: turn }));
      for (let turn = 0; turn < 100; turn += 1) await ledger.recordWrite(write({ runId: 7, planned: true }));
      const kept = await ledger.writes({ limit: 1_000 });
      expect(kept.length).toBeGreaterThanOrEqual(10);
      expect(kept.length).toBeLessThan(20);
      expect(kept[0]).toMatchObject({ at: 15 });
      expect((await ledger.writes({ limit: 1_000, runId: 7 })).length).toBeLessThan(20);
    });
  });

  it('everything is still there after it was closed and opened again', async () => {
    await using opened = await open();
    const { ledger } = opened;
    await settle(ledger, a, 1);
    await ledger.checkpoint('feed', 'one', [b], 2);
    await ledger.intend({ system: 'SALES', entitySet: 'accounts', key: 'a' }, 3, 100);
    const before = await ledger.list({ entity: 'Customer', now: 3, limit: 10 });
    const again = await opened.reopen();
    expect(await again.list({ entity: 'Customer', now: 3, limit: 10 })).toEqual(before);
    expect(await again.readCheckpoint('feed')).toBe('one');
    expect(await again.staleIntents(100, 10)).toHaveLength(1);
  });

  it('a write that the store refuses is LEDGER_UNAVAILABLE, alone or beside others, and those stand', async () => {
    await using opened = await open();
    const { ledger } = opened;
    // A caller that breaks its promise of a key.
    const bad = { entity: 'Customer', key: null } as unknown as RecordRef;
    await expect(ledger.hint([b, bad], 1)).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
    const results = await Promise.allSettled([ledger.hint([a], 1), ledger.hint([b, bad], 1)]);
    expect(results).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'LEDGER_UNAVAILABLE' } },
    ]);
    expect(await ledger.due(1, 10)).toEqual([a]);
  });

  it('a closed ledger refuses with LEDGER_UNAVAILABLE', async () => {
    await using opened = await open();
    const { ledger } = opened;
    await opened.reopen();
    const intent = { system: 'SALES' as const, entitySet: 'accounts', key: 'a' };
    await expect(ledger.intend(intent, 1, 2)).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
    await expect(ledger.overview(1)).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
  });
}
