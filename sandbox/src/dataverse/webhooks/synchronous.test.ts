import { describe, expect, it } from 'vitest';
import { printBatch, printChangeSet } from '../../test-support/batch-body.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';
import { columnsOf, targetOf, useWebhooks } from '../../test-support/webhook-scene.ts';

describe('Synchronous webhooks of Dataverse', () => {
  const test = useSandbox({ webhookTimeoutMs: 300 });
  const scene = useWebhooks(test);

  const registerSynchronous = (body: object = {}) =>
    scene.register({ table: 'account', message: 'Create', mode: 'synchronous', ...body });

  it('are told before the write is kept, and readers do not see it yet', async () => {
    await registerSynchronous();
    let seen: number | undefined;
    scene.receiver.answer = async () => {
      seen = await scene.count("name eq 'Slow'");
      return 200;
    };
    const id = await scene.account({ name: 'Slow' });
    expect(seen).toBe(0);
    expect(await scene.count("name eq 'Slow'")).toBe(1);
    const { json } = await scene.first();
    expect(json).toMatchObject({ Mode: 0, IsInTransaction: true, PrimaryEntityId: id, Stage: 40 });
    expect(await scene.deliveries()).toMatchObject([{ mode: 'synchronous', outcome: 'delivered' }]);
  });

  it('refuse the write when they fail, and leave nothing of it', async () => {
    await registerSynchronous();
    await scene.register({ table: 'account', message: 'Create', mode: 'asynchronous', name: 'never told' });
    scene.receiver.answer = 500;
    const refused = await test.sales.post('accounts', { name: 'Vetoed' });
    expect(refused.status).toBe(400);
    expect(refused.json.error).toMatchObject({ code: '0x80050205' });
    expect(refused.json.error.message).toContain('The endpoint answered 500.');
    expect(await scene.count("name eq 'Vetoed'")).toBe(0);
    scene.receiver.answer = 200;
    const id = await scene.account({ name: 'Let through' });
    await expect
      .poll(async () => (await scene.deliveries()).filter(({ mode }) => mode === 'asynchronous'))
      .toMatchObject([{ recordId: id, outcome: 'delivered' }]);
  });

  it('refuse the write when they do not answer in time', async () => {
    await registerSynchronous();
    scene.receiver.answer = 'nothing';
    const refused = await test.sales.post('accounts', { name: 'Waited' });
    expect([refused.status, refused.json.error.code]).toEqual([400, '0x80050205']);
    expect(await scene.count("name eq 'Waited'")).toBe(0);
  });

  it('undo a whole change set by refusing one of its operations', async () => {
    await registerSynchronous();
    scene.receiver.answer = ({ json }) => {
      const { name } = columnsOf(targetOf(json));
      return name === 'Third' ? 500 : 200;
    };
    const accounts = ['First', 'Second', 'Third', 'Fourth'].map((name) => ({
      method: 'POST',
      url: 'accounts',
      body: { name, fax: 'set' },
    }));
    const { headers, body } = printBatch([printChangeSet(accounts)]);
    const answer = await test.sales.send('POST', '$batch', headers, body);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('0x80050205');
    expect(answer.text).toContain('Content-ID: 3');
    expect(scene.receiver.received).toHaveLength(3);
    expect(await scene.count("fax eq 'set'")).toBe(0);
  });

  it('are told in the order of their ranks, and the first that fails is the last that is told', async () => {
    await registerSynchronous({ rank: 2, name: 'second' });
    await registerSynchronous({ rank: 1, name: 'first' });
    await registerSynchronous({ rank: 3, name: 'third' });
    const names = () =>
      scene.receiver.received.map(({ json }) => (json.OwningExtension as { Name: string }).Name);
    await scene.account({ name: 'Ranked' });
    expect(names()).toEqual(['first', 'second', 'third']);
    scene.receiver.clear();
    scene.receiver.answer = () => (scene.receiver.received.length === 2 ? 500 : 200);
    await test.sales.post('accounts', { name: 'Ranked' });
    expect(names()).toEqual(['first', 'second']);
  });
});
