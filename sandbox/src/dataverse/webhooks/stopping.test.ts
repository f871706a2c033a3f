import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../start-sandbox.ts';
import { startReceiver } from '../../test-support/receiver.ts';
import { firstOf } from '../../test-support/webhook-scene.ts';

describe('A sandbox with webhooks', () => {
  it('stops while an endpoint is still silent, and delivers what waited when it starts again', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'webhooks-'));
    const receiver = await startReceiver();
    const start = () =>
      startSandbox({ salesPort: 0, financeOperationsPort: 0, seed: false, auth: 'loopback-open', dataDir });
    const post = (sandbox: { sales: { serviceRoot: string } }, path: string, body: object) =>
      fetch(new URL(path, sandbox.sales.serviceRoot), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    try {
      receiver.answer = 'nothing';
      const first = await start();
      const { url } = receiver;
      for (const mode of ['asynchronous', 'synchronous'])
        await post(first, '/__sandbox/webhooks', {
          url: `${url}/${mode}`,
          table: 'account',
          message: 'Create',
          mode,
        });
      receiver.answer = ({ path }) => (path.endsWith('/synchronous') ? 200 : new Promise<number>(() => {}));
      expect((await post(first, 'accounts', { name: 'Waits' })).status).toBe(204);
      await receiver.messages(2);
      receiver.answer = 'nothing';
      const hanging = post(first, 'accounts', { name: 'Hangs' }).then(
        ({ status }) => status,
        () => 'cut',
      );
      await receiver.messages(3);
      await first.stop();
      expect(await hanging).toBe('cut');
      receiver.clear();
      receiver.answer = 200;
      const second = await start();
      const { json } = await firstOf(receiver);
      expect(json).toMatchObject({ MessageName: 'Create', PrimaryEntityName: 'account' });
      const { value } = (await (
        await fetch(new URL('accounts?$select=name', second.sales.serviceRoot))
      ).json()) as { value: { name: string }[] };
      expect(value.map(({ name }) => name)).toEqual(['Waits']);
      await second.stop();
    } finally {
      await receiver.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
