import type { Sandbox } from '@p2c/sandbox';

/** Both systems as somebody sees them who works in them directly, past the gateway: plain HTTP with a token. */
export interface Systems {
  sales(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<WireAnswer>;
  financeOperations(
    method: string,
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<WireAnswer>;
  account(number: string): Promise<Record<string, unknown>>;
  customer(number: string, company?: string): Promise<Record<string, unknown> | undefined>;
  customers(company?: string): Promise<Record<string, unknown>[]>;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

const quote = (text: string) => encodeURIComponent(text.replaceAll("'", "''"));

/** Opens both with the sandbox's own credentials. */
export async function openSystems(sandbox: Sandbox): Promise<Systems> {
  // One token for each system: it lives longer than any test.
  const tokens = new Map<string, Promise<string>>();
  const tokenFor = (serviceRoot: string) => {
    const token = tokens.get(serviceRoot) ?? fetchToken(sandbox, serviceRoot);
    tokens.set(serviceRoot, token);
    return token;
  };
  const call = async (
    serviceRoot: string,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const token = await tokenFor(serviceRoot);
    const response = await fetch(new URL(path, serviceRoot), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  };
  const sales: Systems['sales'] = (...args) => call(sandbox.sales.serviceRoot, ...args);
  const financeOperations: Systems['financeOperations'] = (...args) =>
    call(sandbox.financeOperations.serviceRoot, ...args);
  return {
    sales,
    financeOperations,
    account: async (number) => expectOk(await sales('GET', `accounts(accountnumber='${quote(number)}')`)),
    async customer(number, company = 'usmf') {
      const answer = await financeOperations(
        'GET',
        `CustomersV3(dataAreaId='${company}',CustomerAccount='${quote(number)}')?cross-company=true`,
      );
      return answer.status === 404 ? undefined : expectOk(answer);
    },
    async customers(company = 'usmf') {
      const answer = await financeOperations(
        'GET',
        `CustomersV3?cross-company=true&$filter=dataAreaId eq '${company}'&$orderby=CustomerAccount`,
      );
      return expectOk(answer).value as Record<string, unknown>[];
    },
  };
}

function expectOk(answer: WireAnswer): Record<string, unknown> {
  if (answer.status >= 300)
    throw new Error(`Expected a record, got ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** An access token for the system at `serviceRoot`, by client credentials, as Microsoft Entra ID gives it. */
export async function fetchToken(sandbox: Sandbox, serviceRoot: string): Promise<string> {
  const { tenantId, clientId, clientSecret } = sandbox.credentials;
  const response = await fetch(new URL(`/${tenantId}/oauth2/v2.0/token`, sandbox.authority), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${new URL(serviceRoot).origin}/.default`,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}
