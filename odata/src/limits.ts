import { dialects } from './dialects/dialects.ts';
import { type EntityKey, printEntityKey } from './entity-key.ts';

const dialectOf = { SALES: dialects.dataverse, FINANCE_OPERATIONS: dialects['finance-operations'] };

/** A UTF-16 unit of a key is at most nine characters percent-encoded (`%E5%8C%97`). */
const encodedLengthMax = 9;
/** Left for the columns and the other conditions of the query. */
const restOfUrl = 3_000;
/** Account numbers of both systems are at most this long. */
const accountNumberLength = 20;

/**
 * How many keys one list request may name in this system, so that neither the number of conditions nor the URL
 * exceeds what it takes, in any script. `keyLength` is the longest key in UTF-16 units.
 */
export function maxKeysPerList(
  system: keyof typeof dialectOf,
  keyLength: number = accountNumberLength,
): number {
  const { urlLengthMax, listValuesMax, listValueOverhead } = dialectOf[system];
  const perKey = keyLength * encodedLengthMax + listValueOverhead;
  return Math.max(1, Math.min(listValuesMax, Math.floor((urlLengthMax - restOfUrl) / perKey)));
}

/**
 * The path and query of a write as it is, or would be, sent, for dry runs and the audit trail; without the options that
 * a connection adds (its tag, and what is answered). Throws as printEntityKey does.
 */
export function printRequestUrl(system: keyof typeof dialectOf, entitySet: string, key?: EntityKey): string {
  const options = dialectOf[system].alwaysOptions;
  return `${entitySet}${key ? printEntityKey(key) : ''}${options.length > 0 ? `?${options.join('&')}` : ''}`;
}
