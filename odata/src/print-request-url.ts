import { dialectOf } from './dialects/dialects.ts';
import { type EntityKey, printEntityKey } from './entity-key.ts';

/**
 * The path and query of a write as it is, or would be, sent, for dry runs and the audit trail; without the options that
 * a connection adds (its tag, and what is answered). Throws as printEntityKey does.
 */
export function printRequestUrl(system: keyof typeof dialectOf, entitySet: string, key?: EntityKey): string {
  const options = dialectOf[system].alwaysOptions;
  return `${entitySet}${key ? printEntityKey(key) : ''}${options.length > 0 ? `?${options.join('&')}` : ''}`;
}
