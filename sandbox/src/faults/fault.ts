import { isJsonObject, type Json, JsonNumber } from '../json.ts';

/** Which requests a fault strikes, and how often. */
export interface FaultMatch {
  readonly method?: string;
  /** Part of the URL (path and query, encoded or decoded), or a regular expression over it. */
  readonly path?: string;
  /** How many requests it strikes before it is spent. @default 1 */
  readonly times?: number;
}

export type FaultAction =
  /** The request is carried out; its answer is kept back until released. */
  | { readonly kind: 'hold-after-commit' }
  /** The request is carried out only when released. */
  | { readonly kind: 'hold-before' }
  /** The request is carried out, then the connection breaks without an answer. */
  | { readonly kind: 'drop-after-commit' }
  /** The connection breaks and nothing is carried out. */
  | { readonly kind: 'drop-before' }
  /** Nothing is carried out; this is the answer. Without `body` it is in the system's own words. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfterSeconds?: number;
      readonly body?: string;
    }
  /** The request is carried out `ms` milliseconds late. */
  | { readonly kind: 'delay'; readonly ms: number };

export interface Fault {
  readonly match: FaultMatch;
  readonly action: FaultAction;
}

/** Longest delay that can be asked for. */
const delayMsMax = 10 * 60 * 1000;

/** Reads faults as sent to the admin endpoint: one, or a list. Throws RangeError naming what was expected and what was got. */
export function parseFaults(json: Json): Fault[] {
  const list = Array.isArray(json) ? (json as readonly Json[]) : [json];
  return list.map((entry) => {
    if (!isJsonObject(entry)) throw new RangeError('A fault is an object {match, action}.');
    return { match: parseMatch(entry.match), action: parseAction(entry.action) };
  });
}

function parseMatch(json: Json | undefined): FaultMatch {
  if (json === undefined) return {};
  if (!isJsonObject(json)) throw new RangeError('match is an object {method?, path?, times?}.');
  const method = optionalText(json, 'method');
  const path = optionalText(json, 'path');
  const times = json.times === undefined ? undefined : integer(json, 'times', 1, 1_000_000);
  return {
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path }),
    ...(times === undefined ? {} : { times }),
  };
}

function parseAction(json: Json | undefined): FaultAction {
  if (!isJsonObject(json)) throw new RangeError('action is an object with a kind.');
  const kind = json.kind;
  switch (kind) {
    case 'hold-after-commit':
    case 'hold-before':
    case 'drop-after-commit':
    case 'drop-before':
      return { kind };
    case 'status': {
      const body = json.body;
      return {
        kind,
        status: integer(json, 'status', 200, 599),
        ...(json.retryAfterSeconds === undefined
          ? {}
          : { retryAfterSeconds: integer(json, 'retryAfterSeconds', 0, 86_400) }),
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : printBody(body) }),
      };
    }
    case 'delay':
      return { kind, ms: integer(json, 'ms', 0, delayMsMax) };
    default:
      throw new RangeError(
        `action.kind is one of hold-after-commit, hold-before, drop-after-commit, drop-before, status, delay; got ${JSON.stringify(kind)}.`,
      );
  }
}

function integer(
  json: Readonly<Record<string, Json>>,
  name: string,
  minimum: number,
  maximum: number,
): number {
  const value = json[name];
  const number = value instanceof JsonNumber ? Number(value.text) : Number.NaN;
  if (!Number.isInteger(number) || number < minimum || number > maximum)
    throw new RangeError(`${name} is a whole number from ${minimum} to ${maximum}.`);
  return number;
}

function optionalText(json: Readonly<Record<string, Json>>, name: string): string | undefined {
  const value = json[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new RangeError(`${name} is a text.`);
}

function printBody(body: Json): string {
  return JSON.stringify(body, (_key, value: unknown) =>
    value instanceof JsonNumber ? Number(value.text) : value,
  );
}
