import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';

const firstNumber = 1n;
/** Numbers of the sequence that turn out to be taken by hand are passed over this often. */
const takenMax = 10_000;

export interface NumberSequence {
  readonly set: EntitySet;
  readonly property: string;
  /** Label of the sequence, for error texts. */
  readonly label: string;
  readonly isManualAllowed: boolean;
  readonly format: (number: bigint, company: string) => string;
}

/** The number of a new record: as given where the sequence allows that, else the next free one of its company. */
export function takeNumber(
  environment: Environment,
  { set, property, label, isManualAllowed, format }: NumberSequence,
  given: StoredValues,
): string {
  const number = given[property];
  if (typeof number === 'string' && number !== '') {
    if (isManualAllowed) return number;
    throw writeFailed(set, `Warning: Manual numbers are not allowed for the number sequence of '${label}'.`);
  }
  const company = String(given.dataAreaId);
  const store = environment.store(set.name);
  for (let taken = 0; taken < takenMax; taken += 1) {
    const next = environment.database.next(`${set.name}.${company.toLowerCase()}`, firstNumber);
    const formatted = format(next, company);
    if (!store.findByKey({ dataAreaId: company, [property]: formatted })) return formatted;
  }
  throw new Error(`The next ${takenMax} numbers of ${set.name} in ${company} are taken.`);
}
