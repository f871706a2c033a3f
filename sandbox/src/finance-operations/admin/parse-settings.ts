import { isJsonObject, type Json, JsonNumber, type JsonObject } from '../../json.ts';
import { numberedRecords, type Priority, priorities, type Settings } from '../settings.ts';

/** The settings with those that a body names. Throws RangeError that says what is wrong. */
export function parseSettings(before: Settings, json: Json): Settings {
  const body = object('The settings', json);
  known(body, 'The settings', ['manualNumbers', 'salesTaxPercent', 'checkCreditLimit', 'throttling']);
  const { manualNumbers, salesTaxPercent, checkCreditLimit, throttling } = body;
  return {
    manualNumbers:
      manualNumbers === undefined
        ? before.manualNumbers
        : { ...before.manualNumbers, ...parseManualNumbers(object('manualNumbers', manualNumbers)) },
    salesTaxPercent:
      salesTaxPercent === undefined
        ? before.salesTaxPercent
        : entries(object('salesTaxPercent', salesTaxPercent), number),
    checkCreditLimit:
      checkCreditLimit === undefined ? before.checkCreditLimit : flag('checkCreditLimit', checkCreditLimit),
    throttling:
      throttling === undefined ? before.throttling : parseThrottling(object('throttling', throttling)),
  };
}

function parseManualNumbers(body: JsonObject): Partial<Settings['manualNumbers']> {
  known(body, 'manualNumbers', numberedRecords);
  return entries(body, flag);
}

function parseThrottling(body: JsonObject): Settings['throttling'] {
  known(body, 'throttling', [
    'utilizationPercent',
    'requestsPerMinute',
    'retryAfterSeconds',
    'priorityOfApplication',
  ]);
  const { utilizationPercent, requestsPerMinute, retryAfterSeconds, priorityOfApplication } = body;
  return {
    utilizationPercent:
      utilizationPercent === undefined ? 0 : number('utilizationPercent', utilizationPercent),
    ...(requestsPerMinute === undefined
      ? {}
      : { requestsPerMinute: number('requestsPerMinute', requestsPerMinute) }),
    ...(retryAfterSeconds === undefined
      ? {}
      : { retryAfterSeconds: number('retryAfterSeconds', retryAfterSeconds) }),
    priorityOfApplication:
      priorityOfApplication === undefined
        ? {}
        : entries(object('priorityOfApplication', priorityOfApplication), priority),
  };
}

function entries<T>(body: JsonObject, read: (name: string, json: Json) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(body).map(([name, json]) => [name, read(name, json)]));
}

function object(name: string, json: Json): JsonObject {
  if (isJsonObject(json)) return json;
  throw new RangeError(`${name} must be an object.`);
}

function known(body: JsonObject, name: string, names: readonly string[]): void {
  const unknown = Object.keys(body).find((found) => !names.includes(found));
  if (unknown !== undefined)
    throw new RangeError(`${name} can name ${names.join(', ')}; got ${JSON.stringify(unknown)}.`);
}

function flag(name: string, json: Json): boolean {
  if (typeof json === 'boolean') return json;
  throw new RangeError(`${name} must be true or false.`);
}

function number(name: string, json: Json): number {
  const value = json instanceof JsonNumber ? Number(json.text) : Number.NaN;
  if (value >= 0 && value <= 1_000_000) return value;
  throw new RangeError(`${name} must be a number from 0 to 1,000,000.`);
}

function priority(name: string, json: Json): Priority {
  const found = priorities.find((candidate) => candidate === json);
  if (found) return found;
  throw new RangeError(`${name} must be one of ${priorities.join(', ')}.`);
}
