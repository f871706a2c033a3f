import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ pauseSync: true });
});
afterAll(() => app[Symbol.asyncDispose]());

const writesToTarget = async () =>
  (await app.sandbox.financeOperations.admin.requests()).filter(({ method }) => method !== 'GET');

it('a paused sync tells by a dry run what it would write, and writes nothing, whatever is asked', async () => {
  expect((await app.app.sync.readiness()).ready).toBe(true);
  const { triggerSync } = await app.data<{ triggerSync: { state: string; writes: { nodes: object[] } } }>(
    'mutation { triggerSync(entity: CUSTOMER, all: true, dryRun: true) { state writes { nodes { kind } } } }',
  );
  expect(triggerSync.state).toBe('COMPLETED');
  expect(triggerSync.writes.nodes.length).toBeGreaterThan(0);
  const refused = await app.request(
    'mutation { triggerSync(entity: CUSTOMER, all: true, dryRun: false) { state } }',
  );
  expect(refused.errors).toMatchObject([{ extensions: { code: 'SYNC_PAUSED' } }]);
  const { updateCustomer } = await app.data<{
    updateCustomer: { customer: { sales: object } };
  }>(
    'mutation { updateCustomer(input: { id: "usmf:US-001", phone: "+1 425 555 0199" }) { customer { sales { phone } } } }',
  );
  expect(updateCustomer.customer).toEqual({ sales: { phone: '+1 425 555 0199' } });
  expect(await writesToTarget()).toEqual([]);
});
