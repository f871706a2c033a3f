import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ compareIntervalMs: 200 });
});
afterAll(() => app[Symbol.asyncDispose]());

/** The requests of a lane to a system so far. */
async function requestsOf(system: string, lane: string): Promise<number> {
  const response = await fetch(`${app.url}/metrics`);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const samples = (await response.text())
    .split('\n')
    .filter((line) => line.startsWith(`p2c_odata_requests_total{system="${system}",lane="${lane}"`));
  return samples.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

it('a query is counted in the lane of those who wait, changes in the live one, passes over all in the last', async () => {
  await app.settled();
  expect(await requestsOf('SALES', 'interactive')).toBe(0);
  await app.data('{ customers(first: 3) { nodes { name creditLimit } } }');
  expect(await requestsOf('SALES', 'interactive')).toBe(1);
  expect(await requestsOf('FINANCE_OPERATIONS', 'interactive')).toBe(1);
  expect(await requestsOf('SALES', 'live')).toBeGreaterThan(0);

  const before = await requestsOf('FINANCE_OPERATIONS', 'backfill');
  await eventually(async () => (await requestsOf('FINANCE_OPERATIONS', 'backfill')) > before);
});

it('the budget and the turns of both application users are told', async () => {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  for (const system of ['SALES', 'FINANCE_OPERATIONS']) {
    expect(text).toMatch(
      new RegExp(`p2c_odata_budget_requests\\{system="${system}",application="[^"]+"\\} [1-9]`),
    );
    expect(text).toMatch(
      new RegExp(`p2c_odata_concurrency_limit\\{system="${system}",application="[^"]+"\\} [1-9]`),
    );
  }
});
