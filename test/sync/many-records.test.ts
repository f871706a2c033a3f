import type { Fault, SandboxAdmin } from '@p2c/sandbox';
import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { type EngineTest, startEngineTest } from './start-engine.ts';
import { startFlows } from './start-flows.ts';

/** No source asks by itself while requests are counted. */
const rarely = { deltaIntervalMs: 3_600_000, compareIntervalMs: 3_600_000 };

const numbersOf = (count: number) => Array.from({ length: count }, (_, n) => `M-${1_000 + n}`);

async function createAccounts({ systems }: EngineTest, numbers: readonly string[]): Promise<void> {
  const Targets = numbers.map((number) => ({
    '@odata.type': 'Microsoft.Dynamics.CRM.account',
    name: `Account ${number}`,
    accountnumber: number,
  }));
  const { status } = await systems.sales('POST', 'accounts/Microsoft.Dynamics.CRM.CreateMultiple', {
    Targets,
  });
  expect(status).toBe(200);
}

/** What was asked since the log was cleared, but for the feeds: a single read, a read of many, a single write, a batch. */
async function asked(admin: SandboxAdmin, entitySet: string) {
  const requests = (await admin.requests()).map(({ method, url }) => ({
    method,
    url: decodeURIComponent(url),
  }));
  const count = (wanted: (request: { method: string; url: string }) => boolean) =>
    requests.filter(wanted).length;
  return {
    single: count(({ method, url }) => method === 'GET' && url.includes(`/${entitySet}(`)),
    many: count(({ method, url }) => method === 'GET' && isOfKeys(url, entitySet)),
    writes: count(({ method, url }) => method !== 'GET' && url.includes(`/${entitySet}`)),
    batches: count(({ url }) => url.includes('/$batch')),
  };
}

const isOfKeys = (url: string, entitySet: string) =>
  url.includes(`/${entitySet}?`) && /\.In\(|CustomerAccount eq /.test(url);

type Asked = Awaited<ReturnType<typeof asked>>;

/** On a busy machine what is held goes after a second, in more groups than one; a group of one goes singly. */
const moreGroups = 3;

/** So many, or fewer, but for a few groups more; of a kind that is expected at all, some. */
function expectAtMost(found: Asked, most: Asked): void {
  const groups = { single: most.many, many: most.many, writes: most.batches, batches: most.batches };
  for (const kind of Object.keys(most) as (keyof Asked)[]) {
    // Where nothing is to be asked or written, nothing is.
    const more = groups[kind] > 0 ? moreGroups : 0;
    expect(found[kind], kind).toBeLessThanOrEqual(most[kind] + more);
    if (most[kind] > 0) expect(found[kind], kind).toBeGreaterThan(0);
  }
}

async function clear({ sandbox: { sales, financeOperations } }: EngineTest) {
  await Promise.all([sales.admin.clearRequests(), financeOperations.admin.clearRequests()]);
}

const sorted = async ({ systems }: EngineTest) =>
  (await systems.customers()).map((row) => String(row.CustomerAccount)).toSorted();

/** An answer of F&O that refuses one record by a rule of its own. */
const refusal = JSON.stringify({
  error: {
    code: '',
    message: 'An error has occurred.',
    innererror: {
      message:
        "Write failed for table row of type 'CustCustomerV3Entity'. Infolog: Error: Not this customer. Validation failed.",
      type: 'Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException',
      stacktrace: '',
    },
  },
});

describe('many records at once', () => {
  it.each([
    { count: 1, most: { single: 1, many: 0, writes: 1, batches: 0 } },
    { count: 40, most: { single: 0, many: 1, writes: 0, batches: 4 } },
    // Four groups of a hundred; on a busy machine one goes in two.
    { count: 400, most: { single: 0, many: 10, writes: 0, batches: 50 } },
  ])(
    'a first fill of $count asks for what it needs by lists and writes by batches; a second look writes nothing',
    async ({ count, most }) => {
      await using test = await startEngineTest({ seed: false });
      const numbers = numbersOf(count);
      await createAccounts(test, numbers);
      await clear(test);
      const { sync, ledger } = await test.start(rarely);
      await sync.idle();
      expect(await sorted(test)).toEqual(numbers);
      const reads = { ...most, writes: 0, batches: 0 };
      expectAtMost(await asked(test.sandbox.sales.admin, 'accounts'), reads);
      expectAtMost(await asked(test.sandbox.financeOperations.admin, 'CustomersV3'), most);

      const records = await ledger.list({ entity: 'Customer', now: Date.now(), limit: 1_000 });
      expect(records.map(({ state }) => state)).toEqual(numbers.map(() => 'SETTLED'));
      await clear(test);
      await ledger.hint(records, Date.now());
      await sync.idle();
      // A linked record is read once on either side.
      expectAtMost(await asked(test.sandbox.sales.admin, 'accounts'), reads);
      expectAtMost(await asked(test.sandbox.financeOperations.admin, 'CustomersV3'), reads);
    },
  );

  it('what a compare finds drifted is taken back by conditional writes in batches', async () => {
    await using test = await startEngineTest({ seed: false });
    const numbers = numbersOf(40);
    await createAccounts(test, numbers);
    const first = await test.start(rarely);
    await first.sync.idle();
    await first.stop();
    for (const number of numbers)
      await test.systems.financeOperations(
        'PATCH',
        `CustomersV3(dataAreaId='usmf',CustomerAccount='${number}')?cross-company=true`,
        { OrganizationName: 'Drifted', CreditRating: 'Kept' },
      );
    await clear(test);
    const { ledger, sync } = await test.start({ deltaIntervalMs: 3_600_000 });
    await eventually(async () => {
      const written = await ledger.writes({ limit: 1_000 });
      return written.filter(({ kind }) => kind === 'REVERT').length === numbers.length;
    });
    await sync.idle();
    for (const row of await test.systems.customers())
      expect(row).toMatchObject({
        OrganizationName: `Account ${row.CustomerAccount}`,
        CreditRating: 'Kept',
      });
    const { admin } = test.sandbox.financeOperations;
    expectAtMost(await asked(admin, 'CustomersV3'), { single: 0, many: 1, writes: 0, batches: 4 });
    const bodies = (await admin.requests()).flatMap(({ body, url }) =>
      url.includes('$batch') ? [body] : [],
    );
    for (const body of bodies) expect(body).toMatch(/^If-Match: W\/"/im);
  });

  it('one record that F&O refuses, and one that it wants later, are nobody else’s trouble', async () => {
    await using test = await startEngineTest({ seed: false });
    const { admin } = test.sandbox.financeOperations;
    const numbers = numbersOf(40);
    await createAccounts(test, numbers);
    const match = { method: 'POST', path: 'CustomersV3', of: 'operation' } as const;
    await admin.addFault(
      { match: { ...match, after: 3, times: 1 }, action: { kind: 'status', status: 500, body: refusal } },
      {
        match: { ...match, after: 17, times: 1 },
        action: { kind: 'status', status: 429, retryAfterSeconds: 1 },
      },
    );
    const { sync, ledger } = await test.start(rarely);
    await sync.idle();
    const records = await ledger.list({ entity: 'Customer', now: Date.now(), limit: 100 });
    const parked = records.filter(({ state }) => state === 'PARKED');
    expect(parked).toMatchObject([{ reason: { code: 'TARGET_REFUSED', message: /Not this customer/ } }]);
    expect(records.filter(({ state }) => state === 'SETTLED')).toHaveLength(39);
    expect(await sorted(test)).toEqual(numbers.filter((number) => number !== parked[0]?.number));
  });

  it.each<{ what: string; action: Fault['action'] }>([
    { what: 'was lost after F&O had carried it out', action: { kind: 'drop-after-commit' } },
    { what: 'never came to F&O', action: { kind: 'drop-before' } },
    { what: 'broke off', action: { kind: 'cut-answer' } },
    { what: 'was refused as a whole', action: { kind: 'status', status: 503, retryAfterSeconds: 1 } },
  ])('a batch that $what settles record by record, each customer once', async ({ action }) => {
    await using test = await startEngineTest({ seed: false });
    const numbers = numbersOf(40);
    await createAccounts(test, numbers);
    const { admin } = test.sandbox.financeOperations;
    await admin.addFault({ match: { method: 'POST', path: '$batch', after: 1, times: 1 }, action });
    const { sync, ledger } = await test.start(rarely);
    await sync.idle();
    expect(await sorted(test)).toEqual(numbers);
    const records = await ledger.list({ entity: 'Customer', now: Date.now(), limit: 100 });
    expect(records.map(({ state }) => state)).toEqual(numbers.map(() => 'SETTLED'));
    expect(await admin.faults()).toEqual([]);
  });

  it('a number that no list can ask for goes by itself, and those beside it go together', async () => {
    await using test = await startEngineTest({ seed: false });
    const numbers = [...numbersOf(20), "M'O", 'M-Ü-1', 'M*1'];
    await createAccounts(test, numbers);
    await clear(test);
    const { sync } = await test.start(rarely);
    await sync.idle();
    expect(await sorted(test)).toEqual(numbers.toSorted());
    const { single, many } = await asked(test.sandbox.financeOperations.admin, 'CustomersV3');
    expect(single).toBeGreaterThanOrEqual(3);
    expect(single).toBeLessThanOrEqual(3 + moreGroups);
    expect(many).toBeGreaterThan(0);
    expect(many).toBeLessThanOrEqual(1 + moreGroups);
  });

  it('a change that somebody makes meanwhile waits for no batch', async () => {
    await using test = await startEngineTest();
    const { sync } = await test.start({ deltaIntervalMs: 20 });
    await sync.idle();
    const { admin } = test.sandbox.financeOperations;
    await admin.addFault({
      match: { method: 'POST', path: '$batch', times: 100 },
      action: { kind: 'hold-before' },
    });
    // More than a live turn takes: a bulk job.
    const numbers = numbersOf(501);
    await createAccounts(test, numbers);
    await eventually(async () => (await admin.held()) > 0);
    const { accountid } = await test.systems.account('US-001');
    await test.systems.sales('PATCH', `accounts(${accountid})`, { fax: '555-0100' });
    await eventually(async () => (await test.systems.customer('US-001'))?.PrimaryContactFax === '555-0100');
    expect(await admin.held()).toBeGreaterThan(0);
    await admin.clearFaults();
    await sync.idle();
    expect((await sorted(test)).filter((number) => number.startsWith('M-'))).toEqual(numbers);
  });

  it('contacts and products share what they ask besides: the customer, quotes of their own, numbers in Sales', async () => {
    await using flows = await startFlows({ ...rarely, scanIntervalMs: 3_600_000 });
    const { sales, financeOperations } = flows.test.sandbox;
    const account = await flows.account('MANY', {});
    const Targets = Array.from({ length: 40 }, (_, n) => ({
      '@odata.type': 'Microsoft.Dynamics.CRM.contact',
      lastname: `Person ${n}`,
      msdynce_contactnumber: `P-${100 + n}`,
      'parentcustomerid_account@odata.bind': `/accounts(${account})`,
    }));
    const path = 'contacts/Microsoft.Dynamics.CRM.CreateMultiple';
    expect((await flows.systems.sales('POST', path, { Targets })).status).toBe(200);
    for (let n = 0; n < 40; n += 1) await flows.releaseProduct(`MP-${100 + n}`);
    const requestsOf = async () => ({
      sales: (await sales.admin.requests()).length,
      financeOperations: (await financeOperations.admin.requests()).length,
    });
    await flows.writes();
    await flows.restart({ ledger: 'filled' });
    const first = await requestsOf();
    expect(await flows.rowsOfFinanceOperations('CDSContactsV2')).toHaveLength(40);
    expect(await flows.rowsOfSales("products?$filter=startswith(productnumber,'MP-')")).toHaveLength(40);
    await flows.writes();
    // With its ledger lost it looks at all of them again, and finds nothing to write.
    await flows.restart({ ledger: 'lost' });
    const second = await requestsOf();
    expect(await flows.writes()).toEqual([]);
    // By itself each of the 80 takes one to four in either system.
    for (const { sales: ofSales, financeOperations: ofFinanceOperations } of [first, second]) {
      expect(ofSales).toBeLessThan(50);
      expect(ofFinanceOperations).toBeLessThan(50);
    }
  });
});
