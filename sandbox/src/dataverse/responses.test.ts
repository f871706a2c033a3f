import { describe, expect, it } from 'vitest';
import { printBatch, printRequest } from '../test-support/batch-body.ts';
import { useSandbox } from '../test-support/start-for-test.ts';

describe('Every answer of Dataverse', () => {
  const test = useSandbox();
  const missing = '00000000-0000-4000-8000-000000000009';
  const batch = () => {
    const { headers, body } = printBatch([printRequest({ method: 'GET', url: 'accounts' })]);
    return test.sales.send('POST', '$batch', headers, body);
  };
  const answers = async () => [
    await test.sales.get('accounts'),
    await test.sales.get('accounts/$count'),
    await test.sales.get('WhoAmI'),
    await test.sales.get('$metadata'),
    await test.sales.post('accounts', { name: 'Answered' }),
    await test.sales.get(`accounts(${missing})`),
    await test.sales.post('accounts', { nothing: 1 }),
    await batch(),
  ];

  it('hints at how many requests are best under way, and names the request', async () => {
    for (const { headers } of await answers()) {
      expect(Number(headers.get('x-ms-dop-hint'))).toBeGreaterThan(0);
      expect(headers.get('x-ms-service-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('odata-version')).toBe('4.0');
    }
  });

  it('tells what is left of the service protection limits, also while nobody is held to them', async () => {
    const left = (await answers()).map(({ headers }) => ({
      requests: Number(headers.get('x-ms-ratelimit-burst-remaining-xrm-requests')),
      seconds: Number(headers.get('x-ms-ratelimit-time-remaining-xrm-requests')),
    }));
    const [first] = left;
    expect(left.map(({ requests }) => requests)).toEqual(left.map((_, n) => Number(first?.requests) - n));
    expect(left.every(({ seconds }) => seconds > 1_000 && seconds <= 1_200)).toBe(true);
    await test.sandbox.sales.admin.setLimits({ requests: 3 });
    expect((await test.sales.get('WhoAmI')).headers.get('x-ms-ratelimit-burst-remaining-xrm-requests')).toBe(
      '2',
    );
    await test.sandbox.sales.admin.setLimits(undefined);
  });
});
