import { type Sandbox, startSandbox } from '@p2c/sandbox';
import { DynamicsWebApi } from 'dynamics-web-api';
import { afterAll, beforeAll } from 'vitest';
import { fetchToken, openSystems, type Systems } from '../../support/systems.ts';

export interface DrivenSales {
  readonly sandbox: Sandbox;
  /** The client as its documentation configures it: the address, the version, and where tokens come from. */
  readonly client: DynamicsWebApi;
  /** A second one that is told names of tables rather than of entity sets. */
  readonly byTableName: DynamicsWebApi;
  /** Sales over plain HTTP: what the client was told is held against it. */
  readonly read: (path: string) => Promise<Record<string, unknown>>;
  /** Status of a read, for what should not be there. */
  readonly statusOf: (path: string) => Promise<number>;
}

/** Starts a seeded sandbox for the tests of a file, and a DynamicsWebApi that knows nothing of it but its address. */
export function useDynamicsWebApi(): DrivenSales {
  let sandbox: Sandbox;
  let systems: Systems;
  let client: DynamicsWebApi;
  let byTableName: DynamicsWebApi;
  beforeAll(async () => {
    sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0 });
    systems = await openSystems(sandbox);
    const serverUrl = new URL(sandbox.sales.serviceRoot).origin;
    const token = await fetchToken(sandbox, sandbox.sales.serviceRoot);
    const config = { serverUrl, dataApi: { version: '9.2' }, onTokenRefresh: async () => token };
    client = new DynamicsWebApi(config);
    byTableName = new DynamicsWebApi({ ...config, useEntityNames: true });
  });
  afterAll(() => sandbox.stop());
  return {
    get sandbox() {
      return sandbox;
    },
    get client() {
      return client;
    },
    get byTableName() {
      return byTableName;
    },
    async read(path) {
      const { status, body } = await systems.sales('GET', path);
      if (status !== 200) throw new Error(`GET ${path} was answered ${status}: ${JSON.stringify(body)}`);
      return body;
    },
    statusOf: async (path) => (await systems.sales('GET', path)).status,
  };
}
