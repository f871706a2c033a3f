import { startSandbox } from '@p2c/sandbox';
import { openWireService, type WireService } from './wire-service.ts';

/** What the cases run against, and how it is left. */
export interface Target {
  readonly service: WireService;
  /** True where cases may write: always in the sandbox, in a real environment when P2C_CONTRACT_WRITES=true. */
  readonly mayWrite: boolean;
  close(): Promise<void>;
}

/**
 * A sandbox of its own, or the environment that the variables name: P2C_CONTRACT_SALES_URL or
 * P2C_CONTRACT_FINANCE_OPERATIONS_URL (a service root), P2C_CONTRACT_TENANT_ID, P2C_CONTRACT_CLIENT_ID,
 * P2C_CONTRACT_CLIENT_SECRET, P2C_CONTRACT_COMPANY and P2C_CONTRACT_WRITES. They are others than the gateway's, so that
 * no test run writes into a tenant by accident.
 */
export async function openTarget(system: WireService['system'], env = process.env): Promise<Target> {
  const company = env.P2C_CONTRACT_COMPANY ?? 'usmf';
  refuseUnknown(env);
  const root = realRoot(system, env);
  if (root !== undefined) {
    const tenant = required(env, 'P2C_CONTRACT_TENANT_ID');
    const token = tokens({
      authority: env.P2C_CONTRACT_AUTHORITY ?? 'https://login.microsoftonline.com/',
      tenant,
      clientId: required(env, 'P2C_CONTRACT_CLIENT_ID'),
      clientSecret: required(env, 'P2C_CONTRACT_CLIENT_SECRET'),
      root,
    });
    return {
      service: openWireService({ system, root, company, token, sandbox: undefined }),
      mayWrite: env.P2C_CONTRACT_WRITES === 'true',
      close: async () => undefined,
    };
  }
  const sandbox = await startSandbox({
    salesPort: 0,
    financeOperationsPort: 0,
    auth: 'required',
    company,
    // The batch job of F&O runs when a case says so.
    salesTotalsSeconds: 0,
  });
  const { tenantId, clientId, clientSecret } = sandbox.credentials;
  const own = (system === 'SALES' ? sandbox.sales : sandbox.financeOperations).serviceRoot;
  const token = tokens({ authority: sandbox.authority, tenant: tenantId, clientId, clientSecret, root: own });
  return {
    service: openWireService({ system, root: own, company, token, sandbox }),
    mayWrite: true,
    close: () => sandbox.stop(),
  };
}

/** True when the variables name a real environment for this system. */
export const isReal = (system: WireService['system'], env = process.env): boolean =>
  realRoot(system, env) !== undefined;

function realRoot(system: WireService['system'], env: NodeJS.ProcessEnv): string | undefined {
  const root = system === 'SALES' ? env.P2C_CONTRACT_SALES_URL : env.P2C_CONTRACT_FINANCE_OPERATIONS_URL;
  if (root === undefined || root === '') return undefined;
  return root.endsWith('/') ? root : `${root}/`;
}

const variables = [
  'SALES_URL',
  'FINANCE_OPERATIONS_URL',
  'TENANT_ID',
  'CLIENT_ID',
  'CLIENT_SECRET',
  'AUTHORITY',
  'COMPANY',
  'WRITES',
].map((name) => `P2C_CONTRACT_${name}`);

/** A misspelt variable would have the sandbox tested in the place of a tenant. */
function refuseUnknown(env: NodeJS.ProcessEnv): void {
  const unknown = Object.keys(env).filter(
    (name) => name.startsWith('P2C_CONTRACT_') && !variables.includes(name),
  );
  if (unknown.length > 0)
    throw new Error(`Expected variables of ${variables.join(', ')}; got ${unknown.join(', ')}.`);
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is needed when the contract runs against a real environment; it is not set.`);
  return value;
}

interface Application {
  readonly authority: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly root: string;
}

/** One token for as long as it lives, less a minute. */
function tokens({ authority, tenant, clientId, clientSecret, root }: Application): () => Promise<string> {
  let held: { readonly token: Promise<string>; until: number } | undefined;
  return () => {
    if (held !== undefined && held.until > Date.now()) return held.token;
    const taken = { token: take(), until: Number.POSITIVE_INFINITY };
    held = taken;
    // The next request asks again.
    taken.token.catch(() => {
      if (held === taken) held = undefined;
    });
    return taken.token;
    async function take() {
      const response = await fetch(new URL(`/${tenant}/oauth2/v2.0/token`, authority), {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
          scope: `${new URL(root).origin}/.default`,
        }),
      });
      const answer = (await response.json()) as {
        access_token?: string;
        expires_in?: number;
        error?: string;
      };
      if (answer.access_token === undefined)
        throw new Error(`No token for ${root}: ${response.status} ${answer.error ?? ''}`);
      taken.until = Date.now() + ((answer.expires_in ?? 3600) - 60) * 1000;
      return answer.access_token;
    }
  };
}
