import type { ODataClient, ODataRecord } from '@p2c/odata';
import { beforeEach, expect, it } from 'vitest';
import type { Engine } from '../engine.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openSqliteLedger } from '../ledger/sqlite.ts';
import { loadRules } from '../mapping/load-rules.ts';
import { models, schemas } from '../mapping/testing/shipped-rules.ts';
import { must } from '../must.ts';
import { createFlow } from '../observe.ts';
import { createRuns } from '../runs.ts';
import { refuseEverything } from '../testing/fake-sales.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createScanSource } from './scan.ts';

const ref = { entity: 'Product', key: 'usmf:D1' } as const;
const ignore = () => {};
const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

let ledger: Ledger;
let rows: ODataRecord[];
/** Keys with the lane that they were hinted in. */
let hinted: string[];
const clock = createManualClock();

beforeEach(async () => {
  ledger = await openSqliteLedger(':memory:');
  rows = [{ dataAreaId: 'usmf', ProductNumber: 'D1', ProductName: 'A' }];
  hinted = [];
});

/** A scan of a process that has just started. */
function start() {
  const system = (name: ODataClient['system']): ODataClient => ({
    ...refuseEverything(name),
    system: name,
    model: models[name],
    list: async () => ({ records: rows }),
  });
  const companies = { companyOf: () => 'usmf', companies: ['usmf'] };
  const template = must(loadRules({ schemas, models }).templates.get('Product'), 'the template of products');
  const clients = { SALES: system('SALES'), FINANCE_OPERATIONS: system('FINANCE_OPERATIONS') };
  const engine: Pick<Engine, 'hint'> = {
    async hint(refs, lane) {
      for (const { key } of refs) hinted.push(`${key} ${lane}`);
      await ledger.hint(refs, clock.now());
    },
  };
  return createScanSource({
    flow: createFlow(template, clients, companies),
    ledger,
    engine: engine as Engine,
    runs: createRuns(ledger, clock),
    companies: ['usmf'],
    clock,
    logger,
    intervalMs: 1_000_000_000,
  });
}

const lease = async () => must(await ledger.lease(ref, clock.now(), clock.now() + 1_000), 'the lease');
const settle = async ({ fence, dirtyGen }: { fence: number; dirtyGen: number }) =>
  ledger.settle(ref, fence, { state: 'SETTLED', syncedGen: dirtyGen }, clock.now());

it('a row that changes while it is worked on is looked at once more', async () => {
  const scan = start();
  await scan.now();
  await settle(await lease());
  rows = [{ ...rows[0], ProductName: 'B' }];
  await scan.now();
  const working = await lease();
  rows = [{ ...rows[0], ProductName: 'C' }];
  await scan.now();
  await settle(working);
  const [record] = await ledger.byKeys('Product', [ref.key]);
  expect(record?.dirtyGen).toBe(Number(record?.syncedGen) + 1);
});

it('after a start all rows are looked at behind what changes: only what is new or changed is live', async () => {
  await start().now();
  await settle(await lease());
  expect(hinted).toEqual(['usmf:D1 backfill']);
  hinted = [];
  const second = start();
  rows = [...rows, { dataAreaId: 'usmf', ProductNumber: 'D2', ProductName: 'New' }];
  await second.now();
  expect(hinted.toSorted()).toEqual(['usmf:D1 backfill', 'usmf:D2 live']);
  hinted = [];
  rows = [{ ...rows[0], ProductName: 'B' }, must(rows[1], 'a row')];
  await second.now();
  expect(hinted).toEqual(['usmf:D1 live']);
});
