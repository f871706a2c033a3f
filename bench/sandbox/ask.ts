/** Requests in flight at a time where single requests are measured: enough that the sandbox never waits for one. */
export const concurrency = 8;

export interface Asked {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends one request and gives the text of the answer. Throws for every status that is no success. */
export async function ask({ url, method = 'GET', headers = {}, body }: Asked): Promise<string> {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body };
  const response = await fetch(url, { method, headers: { ...type, ...headers }, ...sent });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${method} ${url} was answered ${response.status}: ${text.slice(0, 500)}`);
  return text;
}

/** Sends so many requests, eight at a time. */
export async function askAll(count: number, requestOf: (n: number) => Asked): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      next += 1;
      await ask(requestOf(next - 1));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}
