import { startSandbox } from '@p2c/sandbox';
import { describe, expect, it } from 'vitest';
import { openContext } from '../open-context.ts';
import { runChecks } from '../run-checks.ts';
import { countRows } from '../testing/count-rows.ts';
import { financeOperationsWriteChecks, writtenSets } from './finance-operations-writes.ts';

/** What is found by set, with the sets that may not be written; no row is more or less afterwards. */
async function find(write: readonly string[], mayWrite: boolean, away?: number) {
  await using sandbox = await startSandbox({
    salesPort: 0,
    financeOperationsPort: 0,
    lacks: { financeOperations: { write } },
  });
  const access = { ...sandbox.credentials, authority: sandbox.authority };
  await using opened = openContext({
    sales: { serviceRoot: sandbox.sales.serviceRoot, ...access },
    financeOperations: { serviceRoot: sandbox.financeOperations.serviceRoot, ...access },
    company: 'usmf',
    businessUnits: {},
    ownership: undefined,
    mayWrite,
  });
  const before = await countRows(opened.context);
  const fault = { match: { method: 'POST', times: 99 }, action: { kind: 'status', status: away } };
  if (away !== undefined)
    await fetch(`${new URL(sandbox.financeOperations.serviceRoot).origin}/__sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
  const checks = financeOperationsWriteChecks.map((check) => ({ ...check, after: [] }));
  const results = await runChecks(checks, opened.context);
  expect(await countRows(opened.context)).toEqual(before);
  return results.map(({ findings }) => findings);
}

const sets = Object.keys(writtenSets);

describe('the right to write to F&O', () => {
  it('shows by writes that are refused in any case, and leave nothing', async () => {
    expect(await find([], true)).toEqual(
      sets.map(() => [{ kind: 'ok', detail: 'to change, create and delete' }]),
    );
  });

  it('is told to be missing for each set, with the way to mend it', async () => {
    expect(await find(sets, true)).toEqual(
      sets.map((name) => [
        {
          kind: 'missing',
          what: expect.stringMatching(new RegExp(`^The user may not change ${name} \\(403`)),
          mend: expect.stringMatching(/role whose duties include the data entity/),
        },
      ]),
    );
  });

  it.each([500, 503])('is not known from a system that answers %s', async (status) => {
    expect(await find([], true, status)).toEqual(
      sets.map((name) => [
        { kind: 'unknown', why: expect.stringContaining(`may create ${name} is not told (${status}`) },
      ]),
    );
  });

  it('is not known from reading', async () => {
    expect(await find(sets, false)).toEqual(
      sets.map(() => [{ kind: 'unknown', why: expect.stringMatching(/--trial-writes/) }]),
    );
  });
});
