/** An error as a client of the gateway sees it. */
export interface ClientError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

export interface Answer<Data> {
  readonly status: number;
  readonly data: Data | null;
  readonly errors: readonly ClientError[];
}

export interface GraphQLClient {
  /** Any answer, errors included. */
  request<Data = Record<string, unknown>>(query: string, variables?: object): Promise<Answer<Data>>;
  /** The data of an answer that must have no errors. */
  data<Data = Record<string, unknown>>(query: string, variables?: object): Promise<Data>;
}

/** A client like any other: POST over HTTP. */
export function createGraphQLClient(url: string): GraphQLClient {
  const request = async <Data>(query: string, variables: object = {}): Promise<Answer<Data>> => {
    const response = await fetch(new URL('/graphql', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data?: Data | null; errors?: ClientError[] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  };
  return {
    request,
    async data<Data>(query: string, variables?: object) {
      const answer = await request<Data>(query, variables);
      if (answer.errors.length > 0 || answer.data === null) {
        throw new Error(`Expected data without errors, got ${JSON.stringify(answer.errors, null, 2)}`);
      }
      return answer.data;
    },
  };
}
