import type { Benchmark } from '../benchmarks.ts';
import { compare, rounds, type Way } from '../compare.ts';
import { askAll, concurrency } from './ask.ts';
import { accountId, accountNumber, accountsPerContact, changedAt, customerNumber, rowsMax } from './fill.ts';
import { startFilledSandbox } from './start-filled-sandbox.ts';

const requests = 200;
/** Those that look at every row take some hundred times as long. */
const scans = 5;
const crm = 'Microsoft.Dynamics.CRM.';

/** Single requests on 100,000 rows, each for other rows: by keys and indexed columns, and by what no index holds. */
export const filteredReads: Benchmark = {
  name: 'sandbox: filtered reads',
  async run() {
    await using sandbox = await startFilledSandbox();
    /** Spread over the table, so that no two requests are alike. */
    const at = (n: number) => (n * 7_919) % rowsMax;
    const select = '$select=name,accountnumber,telephone1';
    const accounts = (filter: string) =>
      `${sandbox.sales}accounts?${select}&$filter=${encodeURIComponent(filter)}`;
    const customers = (filter: string) =>
      `${sandbox.financeOperations}CustomersV3?$select=CustomerAccount,OrganizationName&$filter=${encodeURIComponent(filter)}`;
    const list = (n: number, count: number, print: (n: number) => string) =>
      Array.from({ length: count }, (_, k) => print(at(n * count + k)));
    const urls: Record<string, (n: number) => string> = {
      'Sales, by GUID': (n) => `${sandbox.sales}accounts(${accountId(at(n))})?${select}`,
      'Sales, by alternate key': (n) =>
        `${sandbox.sales}accounts(accountnumber='${accountNumber(at(n))}')?${select}`,
      'Sales, filter on the number': (n) => accounts(`accountnumber eq '${accountNumber(at(n))}'`),
      'Sales, filter on a lookup (up to 100 rows)': (n) =>
        accounts(`_parentaccountid_value eq ${accountId(Math.floor(at(n) / 100) * 10)}`),
      'Sales, `In()` of 100 numbers': (n) =>
        accounts(
          `${crm}In(PropertyName='accountnumber',PropertyValues=[${list(n, 100, accountNumber).map((value) => `"${value}"`)}])`,
        ),
      'Sales, range of dates (60 rows)': (n) =>
        accounts(`modifiedon ge ${iso(at(n))} and modifiedon lt ${iso(at(n) + 60)}`),
      'Sales, lambda over contacts': (n) =>
        accounts(
          `contact_customer_accounts/any(c:c/lastname eq 'Contact ${at(n) - (at(n) % accountsPerContact)}')`,
        ),
      'Sales, by the number of a parent (up to 100 rows)': (n) =>
        accounts(`parentaccountid/accountnumber eq '${accountNumber(Math.floor(at(n) / 100) * 10)}'`),
      'F&O, by key': (n) =>
        `${sandbox.financeOperations}CustomersV3(dataAreaId='usmf',CustomerAccount='${customerNumber(at(n))}')`,
      'F&O, filter on the key': (n) =>
        customers(`dataAreaId eq 'usmf' and CustomerAccount eq '${customerNumber(at(n))}'`),
      'F&O, 50 numbers joined by `or`': (n) =>
        customers(list(n, 50, (row) => `CustomerAccount eq '${customerNumber(row)}'`).join(' or ')),
      'F&O, filter on an indexed column': (n) =>
        customers(`dataAreaId eq 'usmf' and PartyNumber eq 'P-${at(n)}'`),
    };
    const scanning: Record<string, (n: number) => string> = {
      'Sales, `contains` (scan)': (n) => accounts(`contains(name,'unt ${at(n)}')`),
      'Sales, column without index (scan)': (n) => accounts(`telephone1 eq '${n}'`),
      'F&O, column without index (scan)': (n) => customers(`OrganizationName eq 'Customer ${at(n)}'`),
      'F&O, wildcard (scan)': (n) => customers(`OrganizationName eq '*mer ${at(n)}'`),
    };
    const results = await compare(
      { ...waysOf(urls, requests), ...waysOf(scanning, scans) },
      sandbox.cpuSeconds,
    );
    return [
      `| one request on 100,000 rows, ${concurrency} at a time, median of ${rounds} rounds | requests/s | ms of processor each |`,
      '|---|---|---|',
      ...results.map(
        ({ name, rate, processorMs }) =>
          `| ${name} | ${rate.toFixed(rate < 100 ? 1 : 0)} | ${processorMs.toFixed(2)} |`,
      ),
      '',
    ].join('\n');
  },
};

const iso = (n: number) => new Date(changedAt(n)).toISOString();

function waysOf(urls: Readonly<Record<string, (n: number) => string>>, count: number): Record<string, Way> {
  let turn = 0;
  const run =
    (urlOf: (n: number) => string): Way =>
    async () => {
      turn += 1;
      const from = turn * count;
      await askAll(count, (n) => ({ url: urlOf(from + n) }));
      return { rows: count, requests: count };
    };
  return Object.fromEntries(Object.entries(urls).map(([name, urlOf]) => [name, run(urlOf)]));
}
