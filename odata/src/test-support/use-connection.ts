import { afterEach } from 'vitest';
import type { ODataClient } from '../client.ts';
import type { ODataClientOptions } from '../create-client.ts';
import { salesClient } from './clients.ts';
import { manualScheduler } from './manual-scheduler.ts';
import { type Answer, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

export const id = '60c4e274-dc8f-eb11-b1ac-000d3a8c9f30';
export const key = { kind: 'guid', value: id } as const;
export const customerKey = {
  kind: 'composite',
  parts: { dataAreaId: 'usmf', CustomerAccount: 'US-001' },
} as const;

export const row = (name: string) => ({ '@odata.etag': 'W/"1"', name });
export const page = (names: readonly string[], more: object = {}): Answer => ({
  status: 200,
  body: { value: names.map(row), ...more },
});

type Script = Parameters<typeof startScriptedServer>[0];
type Connect = (origin: string, options?: Partial<ODataClientOptions>) => ODataClient;

/** A client and the scripted service it talks to; both are let go after each test. */
export function useConnection() {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });
  return async (
    script: Script,
    options: Partial<ODataClientOptions> = {},
    connectTo: Connect = salesClient,
  ): Promise<{ client: ODataClient; server: ScriptedServer }> => {
    const server = await startScriptedServer(script);
    const client = connectTo(server.origin, { scheduler: manualScheduler(), ...options });
    open.push(async () => {
      await client.close();
      await server[Symbol.asyncDispose]();
    });
    return { client, server };
  };
}
