import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireService } from '../../wire/wire-service.ts';
import { adminDone } from './sandbox.ts';

type Message = Readonly<Record<string, unknown>>;

/** An endpoint of this test that receives events. */
export interface Webhook {
  /** Registers the endpoint for an event, until the case ends. */
  register(subject: object): Promise<void>;
  /** The messages, once there are so many. */
  messages(count: number): Promise<readonly Message[]>;
  /** The status to answer with from now on. */
  answer(status: number): void;
  /** When each message came, milliseconds. */
  readonly times: readonly number[];
}

/** Runs with an endpoint of its own, and takes away what was registered for it. */
export async function withWebhook<T>(
  service: WireService,
  run: (webhook: Webhook) => Promise<T>,
): Promise<T> {
  const received: Message[] = [];
  const times: number[] = [];
  const registered: unknown[] = [];
  let status = 200;
  let told: (() => void) | undefined;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += String(chunk);
    });
    request.on('end', () => {
      received.push(JSON.parse(text) as Message);
      times.push(Date.now());
      response.writeHead(status).end();
      told?.();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    return await run({
      async register(subject) {
        const { id } = await adminDone(service, 'POST', 'event-endpoints', {
          company: service.company,
          ...subject,
          url,
        });
        registered.push(id);
      },
      async messages(count) {
        while (received.length < count)
          await new Promise<void>((resolve) => {
            told = resolve;
          });
        return received;
      },
      answer(given) {
        status = given;
      },
      times,
    });
  } finally {
    for (const id of registered) await adminDone(service, 'DELETE', `event-endpoints/${id}`, {});
    server.closeAllConnections();
    server.close();
  }
}
