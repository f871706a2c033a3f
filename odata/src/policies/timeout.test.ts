import { Agent } from 'undici';
import { afterAll, describe, expect, it } from 'vitest';
import { composePipeline, type Policy } from '../pipeline.ts';
import { rejection } from '../test-support/clients.ts';
import { requestTo } from '../test-support/requests.ts';
import { startScriptedServer } from '../test-support/scripted-server.ts';
import { createTransport } from '../transport.ts';
import { timeoutPolicy } from './timeout.ts';

const agent = new Agent();
afterAll(() => agent.close());

/** Long enough for a request to arrive on a busy machine. */
const arrivalMs = 400;

const bounded = (timeoutMs: number, ...inner: Policy[]) =>
  composePipeline([timeoutPolicy(timeoutMs), ...inner], createTransport(agent));

describe('an answer that does not come in time', () => {
  it.each([
    ['GET', false],
    ['POST', true],
    ['PATCH', true],
    ['DELETE', true],
  ] as const)('breaks a %s; may it have been carried out: %s', async (method, mayHaveCommitted) => {
    await using server = await startScriptedServer(() => 'silence');
    const error = await rejection(bounded(arrivalMs)(requestTo(server.origin, { method })));
    expect(error).toMatchObject({ code: 'TIMEOUT', mayHaveCommitted });
    expect(server.seen).toHaveLength(1);
  });

  it('leaves a write that was never sent certainly undone', async () => {
    await using server = await startScriptedServer([]);
    const neverReady: Policy = {
      name: 'never ready',
      sendRequest: ({ signal }) =>
        new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
        ),
    };
    const error = await rejection(bounded(20, neverReady)(requestTo(server.origin, { method: 'POST' })));
    expect(error).toMatchObject({ code: 'TIMEOUT', mayHaveCommitted: false });
    expect(server.seen).toHaveLength(0);
  });
});

it('a caller that gives up gets its own reason, not a timeout', async () => {
  await using server = await startScriptedServer(() => 'silence');
  const caller = new AbortController();
  const answer = rejection(bounded(60_000)(requestTo(server.origin, { signal: caller.signal })));
  await server.arrived(1);
  caller.abort(new Error('gone'));
  expect(await answer).toMatchObject({ message: 'gone' });
});

describe('where the caller gives up and the time is over as well', () => {
  /** Breaks only when it is told to, with the reason of the signal, as a connection does. */
  const slowToBreak = (broken: Promise<unknown>): Policy => ({
    name: 'slow to break',
    async sendRequest({ signal }) {
      await broken;
      throw signal?.reason;
    },
  });
  const isOver = async (signal: AbortSignal) => {
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  };

  it('the reason of the caller counts when it was first', async () => {
    await using server = await startScriptedServer([]);
    const signal = AbortSignal.abort(new Error('gone'));
    const policy = slowToBreak(isOver(AbortSignal.timeout(60)));
    const error = await rejection(bounded(20, policy)(requestTo(server.origin, { signal })));
    expect(error).toMatchObject({ message: 'gone' });
  });

  it('the time limit counts when it was first', async () => {
    await using server = await startScriptedServer([]);
    const caller = new AbortController();
    const broken = isOver(AbortSignal.timeout(60)).then(() => caller.abort(new Error('gone')));
    const request = requestTo(server.origin, { signal: caller.signal });
    expect(await rejection(bounded(20, slowToBreak(broken))(request))).toMatchObject({ code: 'TIMEOUT' });
  });
});

it('an answer in time passes as it is', async () => {
  await using server = await startScriptedServer([{ status: 200, body: { a: 1 } }]);
  expect(await bounded(10_000)(requestTo(server.origin))).toMatchObject({ status: 200, body: '{"a":1}' });
});
