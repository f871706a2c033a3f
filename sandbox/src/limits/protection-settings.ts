import { isJsonObject, type Json, JsonNumber } from '../json.ts';

/** How much one caller may ask of a service within a time. */
export interface ProtectionSettings {
  readonly requests: number;
  /** Execution time of all requests together. */
  readonly executionSeconds: number;
  readonly concurrent: number;
  readonly windowSeconds: number;
}

/** Microsoft Learn, "Service protection API limits"; F&O had the same figures up to version 10.0.35. */
export const publishedLimits: ProtectionSettings = {
  requests: 6_000,
  executionSeconds: 1_200,
  concurrent: 52,
  windowSeconds: 300,
};

/** Reads settings as sent to the admin endpoint; what is left out is as published. Throws RangeError. */
export function parseProtectionSettings(json: Json): ProtectionSettings {
  if (!isJsonObject(json)) throw new RangeError('The limits are an object.');
  const names = Object.keys(publishedLimits) as (keyof ProtectionSettings)[];
  for (const name of Object.keys(json))
    if (!names.some((known) => known === name))
      throw new RangeError(`The limits are ${names.join(', ')}; got ${JSON.stringify(name)}.`);
  const read = (name: keyof ProtectionSettings) => {
    const value = json[name];
    if (value === undefined) return publishedLimits[name];
    const number = value instanceof JsonNumber ? Number(value.text) : Number.NaN;
    if (!(number > 0 && number <= 1_000_000))
      throw new RangeError(`${name} is a number above 0 and up to 1,000,000.`);
    return number;
  };
  return {
    requests: read('requests'),
    executionSeconds: read('executionSeconds'),
    concurrent: read('concurrent'),
    windowSeconds: read('windowSeconds'),
  };
}
