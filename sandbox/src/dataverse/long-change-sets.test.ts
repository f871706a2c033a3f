import { describe, expect, it } from 'vitest';
import { type Part, printBatch, printChangeSet } from '../test-support/batch-body.ts';
import type { Answer } from '../test-support/call.ts';
import { createQuoteScene, ids } from '../test-support/quote-scene.ts';
import { useSandbox } from '../test-support/start-for-test.ts';

const operations = 900;

describe('A change set of Dataverse that takes long', () => {
  const test = useSandbox();
  const account = (name: string): Part => ({ method: 'POST', url: 'accounts', body: { name } });
  const send = (parts: readonly Part[]) => {
    const { headers, body } = printBatch([printChangeSet(parts)]);
    return test.sales.send('POST', '$batch', headers, body);
  };
  const count = async (name: string) =>
    Number((await test.sales.get(`accounts/$count?$filter=name eq '${name}'`)).text);
  /** What readers see until the batch is answered, and its answer. */
  async function watch(name: string, sent: Promise<Answer>) {
    let isOver = false;
    const seen: number[] = [];
    const answered = sent.finally(() => {
      isOver = true;
    });
    while (!isOver) seen.push(await count(name));
    return { answer: await answered, seen };
  }

  it('lets others read meanwhile, who see none of it until all of it is done', async () => {
    const parts = Array.from({ length: operations }, () => account('Whole'));
    const { answer, seen } = await watch('Whole', send(parts));
    expect(answer.status).toBe(200);
    expect(seen.filter((n) => n === 0).length).toBeGreaterThan(2);
    expect(new Set(seen).size).toBeLessThanOrEqual(2);
    expect(seen.every((n) => n === 0 || n === operations)).toBe(true);
    expect(await count('Whole')).toBe(operations);
  });

  it('leaves nothing when its last operation is refused, and nobody has seen any of it', async () => {
    const parts = Array.from({ length: operations }, () => account('Undone'));
    const { answer, seen } = await watch(
      'Undone',
      send([...parts, { method: 'POST', url: 'accounts', body: { nothing: 1 } }]),
    );
    expect(answer.status).toBe(400);
    expect(seen.length).toBeGreaterThan(2);
    expect(new Set(seen)).toEqual(new Set([0]));
    expect(await count('Undone')).toBe(0);
  });

  it('adds a document up that it has made in several slices', async () => {
    const scene = await createQuoteScene(test.sales);
    const quote = { name: 'Long', 'pricelevelid@odata.bind': `/pricelevels(${ids.list})` };
    const line = {
      'quoteid@odata.bind': '$1',
      'productid@odata.bind': `/products(${ids.product})`,
      'uomid@odata.bind': `/uoms(${scene.unit})`,
      quantity: 2,
    };
    const before = await scene.quote();
    await test.sales.post('quotedetails', { ...line, 'quoteid@odata.bind': `/quotes(${before})` });
    const { totalamount } = await scene.read(`quotes(${before})`);
    const lines = Array.from({ length: 300 }, () => ({ method: 'POST', url: 'quotedetails', body: line }));
    const answer = await send([{ method: 'POST', url: 'quotes', body: quote }, ...lines]);
    expect(answer.status).toBe(200);
    const [made] = (await test.sales.get("quotes?$filter=name eq 'Long'")).json.value;
    expect(made?.totalamount).toBe(Number(totalamount) * 300);
  });

  it('is over before delta tokens expire, which have when that is answered', async () => {
    const { json } = await test.sales.get('accounts?$select=name', { prefer: 'odata.track-changes' });
    const name = 'Before expiry';
    const sent = send(Array.from({ length: operations }, () => account(name)));
    await expect.poll(async () => (await test.sandbox.sales.admin.requests()).at(-1)?.body).toContain(name);
    await test.sandbox.sales.admin.expireDeltaTokens();
    expect((await test.sales.get(json['@odata.deltaLink'] ?? '')).json.error.code).toBe('0x80044352');
    expect((await sent).status).toBe(200);
  });

  it('is over before another write begins, which finds what it left', async () => {
    const number = 'ACC-WAITS';
    const parts = Array.from({ length: operations }, () => account('First'));
    const first = send([
      { method: 'POST', url: 'accounts', body: { name: 'First', accountnumber: number } },
      ...parts,
    ]);
    // The batch has been read once its body has been logged.
    await expect.poll(async () => (await test.sandbox.sales.admin.requests()).at(-1)?.body).toContain(number);
    const second = test.sales.post('accounts', { name: 'Second', accountnumber: number });
    expect((await second).json.error.code).toBe('0x80060892');
    expect((await first).status).toBe(200);
    expect(await count('First')).toBe(operations + 1);
  });
});
