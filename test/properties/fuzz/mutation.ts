import fc from 'fast-check';
import { bytesOf, textOf, type WireRequest } from './wire-request.ts';
import { byteWords, headerWords, jsonWords, methods, urlWords } from './words.ts';

/** One thing done to a request that a service would take. Places are shares of the whole, so that they fit anywhere. */
export type Mutation =
  | { readonly kind: 'method'; readonly method: string }
  | { readonly kind: 'url-token'; readonly at: number; readonly word: string; readonly encoded: boolean }
  | { readonly kind: 'url-insert'; readonly at: number; readonly word: string; readonly encoded: boolean }
  | { readonly kind: 'url-cut'; readonly at: number }
  | { readonly kind: 'url-repeat'; readonly at: number; readonly length: number; readonly times: number }
  /** The query of another request, whole or behind this one. */
  | { readonly kind: 'url-graft'; readonly donor: number; readonly added: boolean }
  | { readonly kind: 'header'; readonly header: readonly [string, string] }
  | { readonly kind: 'no-header'; readonly at: number }
  | { readonly kind: 'json-value'; readonly at: number; readonly word: string }
  | { readonly kind: 'json-name'; readonly at: number; readonly donor: number }
  | { readonly kind: 'json-repeat'; readonly at: number; readonly times: number }
  | { readonly kind: 'body-insert'; readonly at: number; readonly word: string }
  | { readonly kind: 'body-delete'; readonly at: number; readonly length: number }
  | { readonly kind: 'body-repeat'; readonly at: number; readonly length: number; readonly times: number }
  | { readonly kind: 'body-graft'; readonly donor: number }
  | { readonly kind: 'length-lie'; readonly by: number };

const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const length = fc.nat({ max: 200 });
const times = fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 5 }) }, fc.constantFrom(40, 1_200));
const donor = fc.nat({ max: 10_000 });
const encoded = fc.oneof(
  { weight: 4, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
);

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('method' as const), method: fc.constantFrom(...methods) }),
  ...(['url-token', 'url-token', 'url-insert'] as const).map((kind) =>
    fc.record({ kind: fc.constant(kind), at, word: fc.constantFrom(...urlWords), encoded }),
  ),
  fc.record({ kind: fc.constant('url-cut' as const), at }),
  fc.record({ kind: fc.constant('url-repeat' as const), at, length, times }),
  fc.record({ kind: fc.constant('url-graft' as const), donor, added: fc.boolean() }),
  fc.record({ kind: fc.constant('header' as const), header: fc.constantFrom(...headerWords) }),
  fc.record({ kind: fc.constant('no-header' as const), at }),
  fc.record({ kind: fc.constant('json-value' as const), at, word: fc.constantFrom(...jsonWords) }),
  fc.record({ kind: fc.constant('json-name' as const), at, donor }),
  fc.record({ kind: fc.constant('json-repeat' as const), at, times }),
  fc.record({ kind: fc.constant('body-insert' as const), at, word: fc.constantFrom(...byteWords) }),
  fc.record({ kind: fc.constant('body-delete' as const), at, length }),
  fc.record({ kind: fc.constant('body-repeat' as const), at, length, times }),
  fc.record({ kind: fc.constant('body-graft' as const), donor }),
  fc.record({ kind: fc.constant('length-lie' as const), by: fc.integer({ min: -200, max: 200 }) }),
);

/** The request after the mutation. `corpus` gives the parts that are grafted. */
export function mutate(request: WireRequest, done: Mutation, corpus: readonly WireRequest[]): WireRequest {
  const { target, headers, body } = request;
  const other = (donor: number) => corpus[donor % corpus.length] ?? request;
  switch (done.kind) {
    case 'method':
      return { ...request, method: done.method };
    case 'url-token': {
      const tokens = target.split(/(?<=[/?&=(),: ]|%[0-9A-F]{2})|(?=[/?&=(),: %])/);
      const place = behindRoot(done.at, tokens.length, 6);
      return { ...request, target: tokens.with(Math.min(place, tokens.length - 1), inUrl(done)).join('') };
    }
    case 'url-insert': {
      const place = behindRoot(done.at, target.length, 12);
      return { ...request, target: `${target.slice(0, place)}${inUrl(done)}${target.slice(place)}` };
    }
    case 'url-cut':
      return { ...request, target: target.slice(0, 1 + Math.floor(done.at * target.length)) };
    case 'url-repeat':
      return { ...request, target: repeat(target, done, repeatedMax.url) };
    case 'url-graft': {
      const query = other(done.donor).target.split('?')[1] ?? '';
      if (!done.added) return { ...request, target: `${target.split('?')[0]}?${query}` };
      return { ...request, target: `${target}${target.includes('?') ? '&' : '?'}${query}` };
    }
    case 'header': {
      const [name] = done.header;
      const kept = headers.filter(([known]) => known.toLowerCase() !== name.toLowerCase());
      return { ...request, headers: [...kept, [name, bytesOf(done.header[1])]] };
    }
    case 'no-header':
      return { ...request, headers: headers.toSpliced(Math.floor(done.at * headers.length), 1) };
    case 'json-value':
      return {
        ...request,
        body: inJson(body, done.at, /(?<=[:[,]\s*)(?:"(?:[^"\\]|\\.)*"|[\w.+-]+)(?=\s*[,}\]])/g, () =>
          bytesOf(done.word),
        ),
      };
    case 'json-name': {
      const names = [...other(done.donor).body.matchAll(/"([^"\\]+)"\s*:/g)];
      const name = names[Math.floor(done.at * names.length)]?.[1] ?? '';
      return { ...request, body: inJson(body, done.at, /"[^"\\]*"(?=\s*:)/g, () => `"${name}"`) };
    }
    case 'json-repeat':
      return {
        ...request,
        body: inJson(body, done.at, /\{[^{}]*\}|"[^"\\]*"\s*:\s*[^,{}[\]]+/g, (found) =>
          Array.from({ length: done.times + 1 }, () => found).join(),
        ),
      };
    case 'body-insert': {
      const place = Math.floor(done.at * (body.length + 1));
      return { ...request, body: `${body.slice(0, place)}${done.word}${body.slice(place)}` };
    }
    case 'body-delete': {
      const place = Math.floor(done.at * body.length);
      return { ...request, body: body.slice(0, place) + body.slice(place + done.length) };
    }
    case 'body-repeat':
      return { ...request, body: repeat(body, done, repeatedMax.body) };
    case 'body-graft':
      return { ...request, body: other(done.donor).body };
    case 'length-lie':
      return { ...request, lengthLie: done.by };
    default:
      return done satisfies never;
  }
}

/** Longer bodies only take time; of a longer head the server hears no end, and hangs up in the middle. */
const repeatedMax = { url: 60_000, body: 400_000 };

function repeat(
  text: string,
  { at, length, times }: { at: number; length: number; times: number },
  most: number,
): string {
  const place = Math.floor(at * text.length);
  const slice = text.slice(place, place + length);
  const count = Math.min(times, Math.floor(most / Math.max(1, slice.length)));
  return `${text.slice(0, place)}${slice.repeat(count)}${text.slice(place)}`;
}

/** One of the places of a text that a pattern finds, put otherwise. */
function inJson(body: string, at: number, pattern: RegExp, change: (found: string) => string): string {
  const found = [...body.matchAll(pattern)];
  const place = found[Math.floor(at * found.length)];
  if (!place) return body;
  return `${body.slice(0, place.index)}${change(place[0])}${body.slice(place.index + place[0].length)}`;
}

/** Mostly a place behind the root of the service: what stands before it decides only whether anything listens. */
function behindRoot(at: number, length: number, root: number): number {
  if (at < 0.1 || length <= root) return Math.min(1 + Math.floor(at * length), length - 1);
  return root + Math.floor(((at - 0.1) / 0.9) * (length - root));
}

/** A request line takes printable ASCII; what is sent as it is may break it, which is a case of its own. */
function inUrl({ word, encoded }: { word: string; encoded: boolean }): string {
  return encoded ? encodeURIComponent(word.toWellFormed()) : textOf(bytesOf(word));
}
