import { isJsonObject, type Json, JsonNumber } from '../json.ts';
import {
  type Fault,
  type FaultAction,
  type FaultMatch,
  type ProtectionLimit,
  protectionLimits,
} from './fault.ts';

/** Longest delay that can be asked for. */
const delayMsMax = 10 * 60 * 1000;
const countMax = 1_000_000;

type JsonObject = Readonly<Record<string, Json>>;

/** Reads faults as sent to the admin endpoint: one, or a list. Throws RangeError naming what was expected and what was got. */
export function parseFaults(json: Json): Fault[] {
  const list = Array.isArray(json) ? (json as readonly Json[]) : [json];
  return list.map((entry) => {
    if (!isJsonObject(entry)) throw new RangeError('A fault is an object {match, action}.');
    onlyKnown(entry, 'A fault', ['match', 'action']);
    const fault = { match: parseMatch(entry.match), action: parseAction(entry.action) };
    if (fault.match.of === 'operation' && fault.action.kind !== 'status')
      throw new RangeError(
        `An operation of a batch can be answered with a status alone; got action.kind ${fault.action.kind}.`,
      );
    return fault;
  });
}

function parseMatch(json: Json | undefined): FaultMatch {
  if (json === undefined) return {};
  if (!isJsonObject(json)) throw new RangeError('match is an object.');
  onlyKnown(json, 'match', ['method', 'path', 'of', 'after', 'every', 'probability', 'seed', 'times']);
  return {
    ...given('method', parseMethods(json.method)),
    ...given('path', optionalText(json, 'path')),
    ...given('of', oneOf(json, 'of', ['request', 'operation'] as const)),
    ...given('after', optionalInteger(json, 'after', 0, countMax)),
    ...given('every', optionalInteger(json, 'every', 1, countMax)),
    ...given('probability', parseProbability(json.probability)),
    ...given('seed', optionalInteger(json, 'seed', 0, 2 ** 32 - 1)),
    ...given('times', optionalInteger(json, 'times', 1, countMax)),
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
    case 'cut-answer':
    case 'expired-token':
    case 'stale-read':
      onlyKnown(json, `action ${kind}`, ['kind']);
      return { kind };
    case 'status': {
      onlyKnown(json, 'action status', ['kind', 'status', 'retryAfterSeconds', 'limit', 'body']);
      const { body } = json;
      return {
        kind,
        status: integer(json, 'status', 200, 599),
        ...given('retryAfterSeconds', optionalInteger(json, 'retryAfterSeconds', 0, 86_400)),
        ...given('limit', oneOf<ProtectionLimit>(json, 'limit', protectionLimits)),
        ...given('body', body === undefined || typeof body === 'string' ? body : printBody(body)),
      };
    }
    case 'delay':
    case 'delay-answer': {
      onlyKnown(json, `action ${kind}`, ['kind', 'ms', 'upToMs']);
      const ms = integer(json, 'ms', 0, delayMsMax);
      return { kind, ms, ...given('upToMs', optionalInteger(json, 'upToMs', ms, delayMsMax)) };
    }
    default:
      throw new RangeError(
        `action.kind is one of hold-after-commit, hold-before, drop-after-commit, drop-before, cut-answer, status, delay, delay-answer, expired-token, stale-read; got ${JSON.stringify(kind)}.`,
      );
  }
}

function parseMethods(json: Json | undefined): string | readonly string[] | undefined {
  if (json === undefined || typeof json === 'string') return json;
  if (Array.isArray(json) && json.length > 0 && json.every((item) => typeof item === 'string'))
    return json as readonly string[];
  throw new RangeError('method is a text, or a list of texts.');
}

function parseProbability(json: Json | undefined): number | undefined {
  if (json === undefined) return undefined;
  const number = json instanceof JsonNumber ? Number(json.text) : Number.NaN;
  if (!(number > 0 && number <= 1)) throw new RangeError('probability is a number above 0 and up to 1.');
  return number;
}

function onlyKnown(json: JsonObject, what: string, names: readonly string[]): void {
  const unknown = Object.keys(json).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new RangeError(`${what} has ${names.join(', ')}; got ${JSON.stringify(unknown)}.`);
}

function given<Name extends string, T>(name: Name, value: T | undefined): { [K in Name]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { [K in Name]?: T };
}

function oneOf<T extends string>(json: JsonObject, name: string, values: readonly T[]): T | undefined {
  const value = json[name];
  if (value === undefined) return undefined;
  const found = values.find((known) => known === value);
  if (found === undefined)
    throw new RangeError(`${name} is one of ${values.join(', ')}; got ${JSON.stringify(value)}.`);
  return found;
}

function optionalInteger(
  json: JsonObject,
  name: string,
  minimum: number,
  maximum: number,
): number | undefined {
  return json[name] === undefined ? undefined : integer(json, name, minimum, maximum);
}

function integer(json: JsonObject, name: string, minimum: number, maximum: number): number {
  const value = json[name];
  const number = value instanceof JsonNumber ? Number(value.text) : Number.NaN;
  if (!Number.isInteger(number) || number < minimum || number > maximum)
    throw new RangeError(`${name} is a whole number from ${minimum} to ${maximum}.`);
  return number;
}

function optionalText(json: JsonObject, name: string): string | undefined {
  const value = json[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new RangeError(`${name} is a text.`);
}

function printBody(body: Json): string {
  return JSON.stringify(body, (_key, value: unknown) =>
    value instanceof JsonNumber ? Number(value.text) : value,
  );
}
