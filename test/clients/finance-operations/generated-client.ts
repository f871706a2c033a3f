import { type Sandbox, startSandbox } from '@p2c/sandbox';
import { fetchToken, openSystems, type Systems } from '../../support/systems.ts';
import { generateClient } from './generate-client.ts';
import type * as Generated from './generated/finance-operations/index';

/** A running sandbox and the client that was generated from its own description. */
export interface GeneratedClient extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly files: readonly string[];
  readonly generated: typeof Generated;
  readonly api: ReturnType<typeof openApi>;
  /** Where the client sends its requests, and with which token. */
  readonly destination: { readonly url: string; readonly headers: Record<string, string> };
  /** F&O over plain HTTP: what the client was told is held against it. */
  readonly systems: Systems;
}

export async function startGeneratedClient(): Promise<GeneratedClient> {
  const sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, salesTotalsSeconds: 0 });
  const { serviceRoot } = sandbox.financeOperations;
  const authorization = `Bearer ${await fetchToken(sandbox, serviceRoot)}`;
  const csdl = await fetch(`${serviceRoot}$metadata`, { headers: { authorization } });
  const { origin, pathname } = new URL(serviceRoot);
  const files = await generateClient(await csdl.text(), pathname);
  // Named at run time: the module does not exist before.
  const module = './generated/finance-operations/index.ts';
  const generated: typeof Generated = await import(module);
  return {
    sandbox,
    files,
    generated,
    api: openApi(generated),
    destination: { url: origin, headers: { authorization } },
    systems: await openSystems(sandbox),
    [Symbol.asyncDispose]: () => sandbox.stop(),
  };
}

/** With the types that the SDK has for numbers (BigNumber) and dates (Moment). */
const openApi = (generated: typeof Generated) => generated.financeOperations();
