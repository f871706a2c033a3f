import autocannon from 'autocannon';
import type { BenchedApp } from './benched-app.ts';

/** What clients ask: one system, both systems, and a page of both. */
export const operations = {
  'one account, Sales only': '{ customerByNumber(number: "US-001") { name phone email } }',
  'one customer, both systems and sync':
    '{ customerByNumber(number: "US-001") { name creditLimit financeOperations { customerGroup } sync { state } } }',
  'page of 20, both systems and sync':
    '{ customers(first: 20) { nodes { name creditLimit financeOperations { customerGroup } sync { state } } } }',
};

/** Seconds that one operation is asked without pause, and from how many connections. */
export const seconds = 4;
export const connections = 16;

/** Asks one operation as fast as it is answered. Throws when anything fails. */
export async function askWithoutPause(
  app: BenchedApp,
  query: string,
): Promise<{ readonly rate: number; readonly p50Ms: number }> {
  const result = await autocannon({
    url: `${app.url}/graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    ...{ connections, duration: seconds },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${query}: ${result.non2xx} answers were not 2xx, ${result.errors} failed`);
  return { rate: result.requests.average, p50Ms: result.latency.p50 };
}
