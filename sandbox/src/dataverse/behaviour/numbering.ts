import { randomInt } from 'node:crypto';
import type { Organization } from '../organization.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const firstNumber = 1000n;
/** A random ending that is taken is drawn again this often. */
const drawsMax = 20;

/** A column that is numbered: `ACC-01000-BVRCPS`, a running number and six random letters or digits. */
export interface Numbering {
  readonly entitySet: string;
  readonly property: string;
  readonly prefix: string;
  /** The counter of the running number. */
  readonly counter: string;
}

export function nextNumber(
  organization: Organization,
  { entitySet, property, prefix, counter }: Numbering,
): string {
  const store = organization.store(entitySet);
  for (let draw = 0; draw < drawsMax; draw += 1) {
    const sequence = organization.database.next(counter, firstNumber);
    const ending = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
    const number = `${prefix}-${String(sequence).padStart(5, '0')}-${ending}`;
    if (!store.findByKey({ [property]: number }, [])) return number;
  }
  throw new Error(`No free number was found in ${drawsMax} draws.`);
}
