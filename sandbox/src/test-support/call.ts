/** An HTTP answer with its body parsed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; an empty object when there is none. */
  readonly json: JsonAnswer;
}

/** The parts of the bodies that tests look into. */
export interface JsonAnswer {
  readonly value: readonly Row[];
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly innererror?: { readonly message: string; readonly type: string };
  };
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
  readonly [name: string]: unknown;
}

export type Row = Readonly<Record<string, unknown>>;

/** Functions that send requests below a service root. */
export function caller(root: string, defaults: Record<string, string> = {}) {
  const send = async (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: unknown,
  ): Promise<Answer> => {
    const response = await fetch(path.startsWith('http') ? path : `${root}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...defaults,
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: (isJson && text !== '' ? JSON.parse(text) : {}) as JsonAnswer,
    };
  };
  return {
    get: (path: string, headers?: Record<string, string>) => send('GET', path, headers),
    post: (path: string, body: unknown, headers?: Record<string, string>) =>
      send('POST', path, headers, body),
    patch: (path: string, body: unknown, headers?: Record<string, string>) =>
      send('PATCH', path, headers, body),
    put: (path: string, body: unknown, headers?: Record<string, string>) => send('PUT', path, headers, body),
    delete: (path: string, headers?: Record<string, string>) => send('DELETE', path, headers),
    send,
  };
}

export type Caller = ReturnType<typeof caller>;
