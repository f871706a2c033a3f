import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { nothingPending, startTwoProcesses } from '../support/two-processes.ts';

it.each([
  { what: 'has carried a batch out and not answered', kind: 'hold-after-commit' },
  { what: 'has not begun with a batch', kind: 'hold-before' },
] as const)(
  'kill -9 while F&O $what: after the next start every customer is there once',
  async ({ kind }) => {
    await using world = await startTwoProcesses();
    const { sandbox, systems } = world;
    const numbers = Array.from({ length: 40 }, (_, n) => `KILL-${100 + n}`);
    const Targets = numbers.map((number) => ({
      '@odata.type': 'Microsoft.Dynamics.CRM.account',
      name: `Account ${number}`,
      accountnumber: number,
    }));
    await systems.sales('POST', 'accounts/Microsoft.Dynamics.CRM.CreateMultiple', { Targets });
    const { admin } = sandbox.financeOperations;
    await admin.addFault({ match: { method: 'POST', path: '$batch', after: 1, times: 1 }, action: { kind } });
    await using first = await world.start();
    await eventually(async () => (await admin.held()) === 1);
    await first.process.signal('SIGKILL');
    await admin.clearFaults();

    await using second = await world.start();
    await nothingPending(second.client);
    const copies = (await systems.customers()).map((row) => String(row.CustomerAccount));
    expect(copies.filter((number) => number.startsWith('KILL-')).toSorted()).toEqual(numbers);
    for (const number of numbers)
      expect(await systems.customer(number)).toMatchObject({ OrganizationName: `Account ${number}` });
  },
  90_000,
);
