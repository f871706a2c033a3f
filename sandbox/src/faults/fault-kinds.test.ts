import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useSandbox } from '../test-support/start-for-test.ts';
import { FaultScript } from './fault-script.ts';
import { createRandom } from './random.ts';

const noCopy = () => {
  throw new Error('No copy is expected.');
};
const striking = (script: FaultScript, requests: number) =>
  Array.from({ length: requests }, (_, at) => (script.take('GET', '/') ? at + 1 : 0)).filter((n) => n > 0);

describe('faults by count and by chance', () => {
  it('let the first requests through, then strike every nth until they are spent', () => {
    const script = new FaultScript(noCopy);
    script.add([{ match: { after: 2, every: 3, times: 2 }, action: { kind: 'drop-before' } }]);
    expect(striking(script, 20)).toEqual([5, 8]);
    expect(script.waiting).toEqual([]);
  });

  it('strike about as often as their probability says, the same requests for the same seed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (seed, probability) => {
          const run = () => {
            const script = new FaultScript(noCopy);
            script.add([{ match: { seed, probability }, action: { kind: 'drop-before' } }]);
            return striking(script, 1000);
          };
          const struck = run();
          expect(run()).toEqual(struck);
          expect(Math.abs(struck.length / 1000 - probability)).toBeLessThan(0.1);
        },
      ),
    );
  });

  it('are told with how many requests they met and how many they struck', () => {
    const script = new FaultScript(noCopy);
    script.add([{ match: { every: 2 }, action: { kind: 'drop-before' } }]);
    striking(script, 5);
    expect(script.waiting).toMatchObject([{ matched: 5, struck: 2 }]);
  });
});

it('the random sequence stays within 0 and 1 and is not constant', () => {
  const random = createRandom(7);
  const drawn = Array.from({ length: 1000 }, () => random());
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThan(1);
  expect(new Set(drawn).size).toBeGreaterThan(990);
});

describe('faults of data, tokens and batches', () => {
  const test = useSandbox({ auth: 'loopback-open' });
  afterEach(() => test.sandbox.sales.admin.clearFaults());
  const admin = () => test.sandbox.sales.admin;
  const id = '00000000-0000-4000-8000-0000000000f1';
  const name = async () => (await test.sales.get(`accounts(${id})?$select=name`)).json.name;

  it('a stale read tells what was so when the fault was added, in either system, and only as often as asked', async () => {
    await test.sales.post('accounts', { accountid: id, name: 'before' });
    await admin().addFault({ match: { path: 'accounts', times: 2 }, action: { kind: 'stale-read' } });
    await test.sales.patch(`accounts(${id})`, { name: 'after' });
    expect([await name(), await name(), await name()]).toEqual(['before', 'before', 'after']);

    const { admin: other } = test.sandbox.financeOperations;
    const groups = () => test.financeOperations.get("CustomerGroups?$filter=CustomerGroupId eq 'ST'");
    await other.addFault({ match: {}, action: { kind: 'stale-read' } });
    const made = await test.financeOperations.post('CustomerGroups', {
      dataAreaId: 'usmf',
      CustomerGroupId: 'ST',
    });
    expect(made.status).toBe(201);
    expect((await groups()).json.value).toEqual([]);
    expect((await groups()).json.value).toHaveLength(1);
  });

  it('a token counts as expired where a fault says so, and every token after the secret was changed', async () => {
    const { clientId, clientSecret, tenantId } = test.sandbox.credentials;
    const token = async () => {
      const response = await fetch(`${test.sandbox.authority}/${tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
          scope: `${test.sandbox.authority}/.default`,
        }),
      });
      return {
        authorization: `Bearer ${((await response.json()) as { access_token: string }).access_token}`,
      };
    };
    const old = await token();
    await admin().addFault({ match: {}, action: { kind: 'expired-token' } });
    const struck = await test.sales.get('WhoAmI', old);
    expect([struck.status, struck.json.error.code]).toEqual([401, '0x8005F101']);
    expect((await test.sales.get('WhoAmI', old)).status).toBe(200);
    await admin().expireTokens();
    expect((await test.sales.get('WhoAmI', old)).status).toBe(401);
    await vi.waitFor(async () => expect((await test.sales.get('WhoAmI', await token())).status).toBe(200));
  });

  it('one operation of a batch fails, the others are carried out, unless it is in a change set', async () => {
    const post = (name: string) =>
      `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nPOST accounts HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{"name":"${name}"}\r\n`;
    const operation = (name: string) => `--b\r\n${post(name)}`;
    const batch = (parts: string) =>
      test.sales.post('$batch', `${parts}--b--\r\n`, {
        'content-type': 'multipart/mixed; boundary=b',
        prefer: 'odata.continue-on-error',
      });
    const names = async () =>
      (
        await test.sales.get("accounts?$select=name&$filter=startswith(name,'op ')&$orderby=name")
      ).json.value.map(({ name }) => name);
    const action = { kind: 'status', status: 503, retryAfterSeconds: 2 } as const;
    await admin().addFault({ match: { of: 'operation', method: 'POST', after: 1 }, action });
    const answer = await batch(['op 1', 'op 2', 'op 3'].map(operation).join(''));
    expect(answer.text.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 204', 'HTTP/1.1 503', 'HTTP/1.1 204']);
    expect(answer.text).toContain('Retry-After: 2');
    expect(await names()).toEqual(['op 1', 'op 3']);

    await admin().addFault({ match: { of: 'operation', after: 1 }, action });
    const member = (name: string, at: number) => `--c\r\nContent-ID: ${at}\r\n${post(name)}`;
    await batch(
      `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${member('op 4', 1)}${member('op 5', 2)}--c--\r\n`,
    );
    expect(await names()).toEqual(['op 1', 'op 3']);
  });

  it('an answer breaks off in its middle after the request was carried out', async () => {
    await admin().addFault({ match: { method: ['POST', 'PATCH'] }, action: { kind: 'cut-answer' } });
    await expect(
      test.sales.post('accounts', { name: 'cut' }, { prefer: 'return=representation' }),
    ).rejects.toThrow();
    expect((await test.sales.get("accounts/$count?$filter=name eq 'cut'")).text).toBe('1');
  });

  it('a 429 names the limit that it is asked to name', async () => {
    const codes = [];
    for (const limit of ['requests', 'time', 'concurrency'] as const) {
      await admin().addFault({ match: {}, action: { kind: 'status', status: 429, limit } });
      codes.push((await test.sales.get('accounts')).json.error.code);
    }
    expect(codes).toEqual(['0x80072322', '0x80072321', '0x80072326']);
  });

  it.each([
    [{ match: { probability: 0 }, action: { kind: 'drop-before' } }, 'probability is a number above 0'],
    [{ match: { of: 'operation' }, action: { kind: 'drop-before' } }, 'status alone'],
    [{ match: { paths: 'x' }, action: { kind: 'drop-before' } }, 'got "paths"'],
    [
      { action: { kind: 'status', status: 429, limit: 'memory' } },
      'limit is one of requests, time, concurrency',
    ],
    [{ action: { kind: 'delay', ms: 5, upToMs: 4 } }, 'upToMs is a whole number from 5'],
  ])('are refused when malformed: %j', async (fault, message) => {
    const { status, text } = await test.sales.post(
      `${new URL(test.sandbox.sales.serviceRoot).origin}/__sandbox/faults`,
      fault,
    );
    expect(status).toBe(400);
    expect(JSON.parse(text).error).toContain(message);
    expect(await admin().faults()).toEqual([]);
  });
});
