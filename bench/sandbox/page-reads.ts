import type { Benchmark } from '../benchmarks.ts';
import { compare, rounds, type Way } from '../compare.ts';
import { ask } from './ask.ts';
import { startFilledSandbox } from './start-filled-sandbox.ts';

const rows = 10_000;
const pageSizes = [100, 1_000, 5_000];

/** What a pass over a table asks: one page after the other by their links, a handful of columns or all of them. */
export const pageReads: Benchmark = {
  name: 'sandbox: page reads',
  async run() {
    await using sandbox = await startFilledSandbox();
    const lists = {
      'Sales, six columns':
        'accounts?$select=name,accountnumber,telephone1,creditlimit,modifiedon,_parentaccountid_value',
      'Sales, all columns': 'accounts',
      'F&O, six columns':
        'CustomersV3?$select=CustomerAccount,OrganizationName,PrimaryContactPhone,CreditLimit,CustomerGroupId,dataAreaId',
      'F&O, all columns': 'CustomersV3',
    };
    const ways: Record<string, Way> = {};
    for (const [name, list] of Object.entries(lists)) {
      const root = name.startsWith('Sales') ? sandbox.sales : sandbox.financeOperations;
      for (const size of pageSizes) ways[`${name}|${size}`] = () => readPages(`${root}${list}`, size);
    }
    const results = await compare(ways, sandbox.cpuSeconds);
    const lines = Object.keys(lists).map((name) => {
      const cells = pageSizes.map((size) => {
        const result = results.find((found) => found.name === `${name}|${size}`);
        return `${result?.rate.toFixed(0)} (${(1_000 / (result?.processorMs ?? Number.NaN)).toFixed(0)})`;
      });
      return `| ${name} | ${cells.join(' | ')} |`;
    });
    return [
      `| rows/s (rows per second of processor), ${rows} of 100,000 rows, median of ${rounds} rounds | ${pageSizes.map((size) => `pages of ${size}`).join(' | ')} |`,
      `|---|${'---|'.repeat(pageSizes.length)}`,
      ...lines,
      '',
    ].join('\n');
  },
};

async function readPages(first: string, size: number) {
  const headers = { prefer: `odata.maxpagesize=${size}` };
  let url = first;
  for (let read = 0; read < rows; read += size) {
    const text = await ask({ url, headers });
    // Not parsed: what is measured is the sandbox. The link stands at the beginning or at the end.
    url = /"@odata\.nextLink":\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1] ?? '""';
    url = JSON.parse(url);
  }
  return { rows, requests: rows / size };
}
