import { readModel } from '@p2c/models';
import { createODataClient, type ODataClient, type ODataClientOptions, parseModel } from '@p2c/odata';
import { type Sandbox, type SandboxAdmin, type SandboxOptions, startSandbox } from '@p2c/sandbox';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

export interface Connected {
  readonly client: ODataClient;
  readonly admin: SandboxAdmin;
}

export interface TestConnector {
  readonly sandbox: Sandbox;
  /** A client of its own, closed after the test. */
  connect(system: ODataClient['system'], options?: Partial<ODataClientOptions>): Connected;
}

/** A client of the connector on one system of a sandbox; whoever asks for it closes it. */
export function connectTo(
  sandbox: Sandbox,
  system: ODataClient['system'],
  options: Partial<ODataClientOptions> = {},
): Connected {
  const dialect = system === 'SALES' ? 'dataverse' : 'finance-operations';
  const { credentials, authority, sales, financeOperations } = sandbox;
  const { admin, serviceRoot } = system === 'SALES' ? sales : financeOperations;
  const client = createODataClient({
    system,
    dialect,
    serviceRoot,
    model: parseModel(readModel(dialect)),
    credentials: { ...credentials, authority },
    ...options,
  });
  return { client, admin };
}

/** A sandbox for all tests of a file, with the example records unless told otherwise, and clients of the connector on it. */
export function useConnector(options: SandboxOptions = {}): TestConnector {
  let started: Sandbox | undefined;
  const open: ODataClient[] = [];
  const sandbox = () => {
    if (started === undefined) throw new Error('The sandbox has not been started.');
    return started;
  };
  beforeAll(async () => {
    started = await startSandbox({ salesPort: 0, financeOperationsPort: 0, auth: 'required', ...options });
  });
  afterAll(() => started?.stop());
  afterEach(async () => {
    await Promise.all(open.splice(0).map((client) => client.close()));
    const { sales, financeOperations } = sandbox();
    await Promise.all([sales.admin.clearFaults(), financeOperations.admin.clearFaults()]);
  });
  return {
    get sandbox() {
      return sandbox();
    },
    connect(system, options = {}) {
      const connected = connectTo(sandbox(), system, options);
      open.push(connected.client);
      return connected;
    },
  };
}

/** What the system was asked for while something ran, without the query: `GET accounts`. */
export async function requestsOf({ admin }: Connected, run: () => Promise<unknown>): Promise<string[]> {
  await admin.clearRequests();
  await run();
  return (await admin.requests()).map(
    ({ method, url }) => `${method} ${url.split('/').at(-1)?.split('?')[0]}`,
  );
}

/** The error that a promise ends with; it must. */
export const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable('Expected a rejection.'),
    (error: unknown) => error,
  );
