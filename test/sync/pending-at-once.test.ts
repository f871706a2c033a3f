import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/start-app.ts';

describe('what a mutation creates is PENDING in its own answer, before sync has looked at it', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({ deltaIntervalMs: 600_000, compareIntervalMs: 600_000 });
    await app.settled();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it.each([
    {
      what: 'a customer',
      mutation:
        'createCustomer(input: { name: "At Once" }) { created: customer { id sync { state pending } } }',
    },
    {
      what: 'a contact',
      mutation:
        'createContact(input: { lastName: "Once", customer: "usmf:US-001" }) { created: contact { id sync { state pending } } }',
    },
    {
      what: 'a quote',
      mutation:
        'createQuote(input: { name: "At Once", customer: "usmf:US-001" }) { created: quote { id sync { state pending } } }',
    },
  ])('$what', async ({ mutation }) => {
    const { admin } = app.sandbox.financeOperations;
    await admin.addFault({ match: { method: 'GET', times: 1_000 }, action: { kind: 'hold-before' } });
    const { made } = await app.data<{
      made: { created: { id: string; sync: { state: string; pending: boolean } | null } };
    }>(`mutation { made: ${mutation} }`);
    expect(made.created).toEqual({
      id: expect.stringMatching(/^usmf:.+/),
      sync: { state: 'PENDING', pending: true },
    });
    await admin.clearFaults();
    await app.settled();
  });
});
