import type { Difference, PassingAnswer, PassingRequest } from './other-tenant.ts';

/** Which requests another tenant answers differently. */
export interface Which {
  readonly method?: string;
  /** What the decoded URL holds. */
  readonly url: RegExp;
  readonly body?: RegExp;
  readonly header?: string;
}

/** One fact that is otherwise in another tenant, and what the trial then says. */
export interface Row {
  readonly assumption: string;
  readonly system: 'sales' | 'financeOperations';
  readonly differs: Difference;
  readonly says: RegExp;
}

const json = { 'content-type': 'application/json' };

/** It is taken; nothing happens. */
export const takes = (which: Which, value: object = {}): Difference =>
  on(which, ({ method }) =>
    Promise.resolve({
      status: method === 'GET' ? 200 : method === 'POST' ? 201 : 204,
      headers: json,
      body: JSON.stringify(value),
    }),
  );

/** It is refused with a code that stands nowhere. */
export const refuses = (which: Which, status = 400): Difference =>
  on(which, () =>
    Promise.resolve({
      status,
      headers: json,
      body: JSON.stringify({ error: { code: '0x8000ffff', message: 'Infolog: not here' } }),
    }),
  );

/** It is answered with a text in which something stands otherwise. */
export const rewrites = (which: Which, from: string | RegExp, to: string): Difference =>
  on(which, async (request, ask) => {
    const answer = await ask(request);
    return { ...answer, body: answer.body.replaceAll(from, to) };
  });

/** The system is asked something else. */
export const asks = (which: Which, change: (request: PassingRequest) => PassingRequest): Difference =>
  on(which, (request, ask) => ask(change(request)));

/** Only the request that comes as the nth of them is answered so. */
export function nth(count: number, difference: Difference): Difference {
  let met = 0;
  return (request, ask) => {
    const answer = (): Promise<PassingAnswer> | undefined => difference(request, ask);
    // Looked at without being asked: a difference that does not mean the request must not count it.
    const probe = difference(request, () => new Promise(() => {}));
    if (probe === undefined) return undefined;
    met += 1;
    return met === count ? answer() : undefined;
  };
}

function on(
  { method, url, body, header }: Which,
  answer: (request: PassingRequest, ask: Parameters<Difference>[1]) => Promise<PassingAnswer>,
): Difference {
  return (request, ask) => {
    const isMeant =
      (method ?? 'GET') === request.method &&
      url.test(request.url) &&
      (body?.test(request.body) ?? true) &&
      (header === undefined || request.headers[header] !== undefined);
    return isMeant ? answer(request, ask) : undefined;
  };
}
