import type { Benchmark } from '../benchmarks.ts';
import { compare, rounds, type Way } from '../compare.ts';
import { type Asked, ask, askAll, concurrency } from './ask.ts';
import { accountId, accountNumber, customerNumber } from './fill.ts';
import { startFilledSandbox } from './start-filled-sandbox.ts';

const rows = 200;
const type = { '@odata.type': 'Microsoft.Dynamics.CRM.account' };

/** Creating and changing rows of tables that hold 100,000: one by one, in change sets, and by bulk messages. */
export const writes: Benchmark = {
  name: 'sandbox: writes',
  async run() {
    await using sandbox = await startFilledSandbox();
    let world = 0;
    const next = () => {
      world += 1;
      return (n: number) => `W${world}-${n}`;
    };
    const account = (number: string) => ({
      name: `Account ${number}`,
      accountnumber: number,
      creditlimit: 1000.5,
    });
    const customer = (number: string) => ({
      ...{ dataAreaId: 'usmf', CustomerAccount: number, OrganizationName: `Customer ${number}` },
      ...{ CustomerGroupId: '10', SalesCurrencyCode: 'USD' },
    });
    const { sales, financeOperations } = sandbox;
    const bulk =
      (message: string, target: (n: number, number: string) => object): Way =>
      async () => {
        const number = next();
        const Targets = Array.from({ length: rows }, (_, n) => ({ ...type, ...target(n, number(n)) }));
        const url = `${sales}accounts/Microsoft.Dynamics.CRM.${message}`;
        await ask({ method: 'POST', url, body: JSON.stringify({ Targets }) });
        return { rows, requests: 1 };
      };
    const single =
      (requestOf: (n: number, number: string) => Asked): Way =>
      async () => {
        const number = next();
        await askAll(rows, (n) => requestOf(n, number(n)));
        return { rows, requests: rows };
      };
    const changeSet =
      (root: string, set: string, record: (number: string) => object): Way =>
      async () => {
        const number = next();
        const bodies = Array.from({ length: rows }, (_, n) => JSON.stringify(record(number(n))));
        await ask({ ...printChangeSet(bodies, `${root}${set}`), url: `${root}$batch` });
        return { rows, requests: 1 };
      };
    const results = await compare(
      {
        'Sales, single creates': single((_, number) => ({
          ...{ method: 'POST', url: `${sales}accounts`, body: JSON.stringify(account(number)) },
        })),
        'Sales, single updates': single((n, number) => ({
          method: 'PATCH',
          url: `${sales}accounts(${accountId(n)})`,
          headers: { 'if-match': '*' },
          body: JSON.stringify({ telephone1: number }),
        })),
        'Sales, change set of 200 creates': changeSet(sales, 'accounts', account),
        'Sales, CreateMultiple of 200': bulk('CreateMultiple', (_, number) => account(number)),
        'Sales, UpdateMultiple of 200': bulk('UpdateMultiple', (n, number) => ({
          ...{ accountid: accountId(n), telephone1: number },
        })),
        'Sales, UpsertMultiple of 200, half of them new': bulk('UpsertMultiple', (n, number) => ({
          '@odata.id': `accounts(accountnumber='${n % 2 ? number : accountNumber(n)}')`,
          ...{ name: `Account ${number}`, telephone1: number },
        })),
        'F&O, single creates': single((_, number) => ({
          ...{
            method: 'POST',
            url: `${financeOperations}CustomersV3`,
            body: JSON.stringify(customer(number)),
          },
        })),
        'F&O, single updates': single((n, number) => ({
          method: 'PATCH',
          url: `${financeOperations}CustomersV3(dataAreaId='usmf',CustomerAccount='${customerNumber(n)}')`,
          body: JSON.stringify({ PrimaryContactPhone: number }),
        })),
        'F&O, change set of 200 creates': changeSet(financeOperations, 'CustomersV3', customer),
      },
      sandbox.cpuSeconds,
    );
    return [
      `| ${rows} rows written, single writes ${concurrency} at a time, median of ${rounds} rounds | requests | rows/s | ms of processor each |`,
      '|---|---|---|---|',
      ...results.map(
        ({ name, requests, rate, processorMs }) =>
          `| ${name} | ${requests} | ${rate.toFixed(0)} | ${processorMs.toFixed(2)} |`,
      ),
      '',
    ].join('\n');
  },
};

/** All creates as one change set. */
function printChangeSet(bodies: readonly string[], url: string): Omit<Asked, 'url'> {
  const parts = bodies.map((body, n) =>
    [
      ...[
        '--c',
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        `Content-ID: ${n + 1}`,
      ],
      ...['', `POST ${url} HTTP/1.1`, 'Content-Type: application/json', '', body],
    ].join('\r\n'),
  );
  const lines = ['--b', 'Content-Type: multipart/mixed; boundary=c', '', ...parts, '--c--', '--b--', ''];
  const headers = { 'content-type': 'multipart/mixed; boundary=b' };
  return { method: 'POST', headers, body: lines.join('\r\n') };
}
