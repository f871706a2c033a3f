import { expect, it } from 'vitest';
import type { EntityKey } from './entity-key.ts';
import { printRequestUrl } from './print-request-url.ts';
import { financeOperationsClient } from './test-support/clients.ts';
import { useConnection } from './test-support/use-connection.ts';

const connect = useConnection();
const customer = (CustomerAccount: string): EntityKey => ({
  kind: 'composite',
  parts: { dataAreaId: 'usmf', CustomerAccount },
});

it.each<[Parameters<typeof printRequestUrl>, string]>([
  [['SALES', 'accounts'], 'accounts'],
  [
    ['SALES', 'accounts', { kind: 'guid', value: '60c4e274-dc8f-eb11-b1ac-000d3a8c9f30' }],
    'accounts(60c4e274-dc8f-eb11-b1ac-000d3a8c9f30)',
  ],
  [
    ['SALES', 'accounts', { kind: 'alternate', parts: { accountnumber: "O'Neil" } }],
    "accounts(accountnumber='O''Neil')",
  ],
  [['FINANCE_OPERATIONS', 'CustomersV3'], 'CustomersV3?cross-company=true'],
  [
    ['FINANCE_OPERATIONS', 'CustomersV3', customer('US-001')],
    "CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')?cross-company=true",
  ],
])('the request of %o is told as %s', (given, expected) => {
  expect(printRequestUrl(...given)).toBe(expected);
});

it.each(['US-001', '50%', 'A/B#1?', 'a%2Fb', "O'Neil", '北京 1'])(
  'a write to %s is told as it is sent',
  async (number) => {
    const { client, server } = await connect([{ status: 204 }], {}, financeOperationsClient);
    await client.update('CustomersV3', customer(number), { CreditLimit: '1' }, { ifMatch: '*' });
    const told = printRequestUrl('FINANCE_OPERATIONS', 'CustomersV3', customer(number));
    expect(server.seen[0]?.url).toBe(`/data/${told}`);
  },
);
