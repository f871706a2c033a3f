import type { AuditedWrite, Ledger } from './ledger/ledger.ts';
import type { FieldChange } from './plan.ts';
import type { Entity } from './record-ref.ts';

const windowMs = 10 * 60_000;
/** The same values that were given so often within the window did not stay. */
const repeatsMax = 10;
/** Writes of one number that are looked back at. */
const lookBack = 200;

export interface OscillationQuestion {
  readonly entity: Entity;
  readonly number: string | undefined;
  readonly changes: readonly FieldChange[];
  readonly now: number;
}

/**
 * Whether a copy was given the very same values again and again: somebody, or a rule of the target, takes them back each
 * time, or two mappings disagree. Changes to ever new values are nobody's concern, however many.
 */
export async function oscillates(
  ledger: Pick<Ledger, 'writes'>,
  { entity, number, changes, now }: OscillationQuestion,
): Promise<boolean> {
  if (number === undefined || changes.length === 0) return false;
  const asked = valuesOf(changes);
  const written = await ledger.writes({ number, limit: lookBack });
  const same = written.filter((write) => isRecent(write, entity, now) && valuesOf(write.fields) === asked);
  return same.length >= repeatsMax;
}

function isRecent({ planned, kind, entity, at }: AuditedWrite, of: Entity, now: number): boolean {
  return !planned && kind !== 'CREATE' && entity === of && at > now - windowMs;
}

const valuesOf = (changes: readonly FieldChange[]) =>
  JSON.stringify(changes.map(({ line = null, property, to = null }) => [line, property, to]));
