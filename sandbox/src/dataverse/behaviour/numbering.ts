import { randomInt } from 'node:crypto';
import { entitySetOf } from '../../model/model.ts';
import type { Organization } from '../organization.ts';
import { touch } from './computed.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const firstNumber = 1000n;
const endingLength = 6;
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

/** The next number that the platform gives. */
export function nextNumber(organization: Organization, numbering: Numbering): string {
  return freeNumber(organization, numbering, () => usualNumber(organization, numbering));
}

/**
 * The next number by the rule that the Prospect to cash solution keeps for a table as a record of
 * msdynce_p2cautonumber: prefix, running number, and the length of the random ending. Without a record it is as usual.
 */
export function nextP2cNumber(organization: Organization, numbering: Numbering): string {
  const { typeName } = entitySetOf(organization.model, numbering.entitySet);
  return freeNumber(organization, numbering, () => {
    const rule = organization.store(rules).findByKey({ msdynce_entityname: typeName });
    if (!rule) return usualNumber(organization, numbering);
    const {
      msdynce_prefix: prefix,
      msdynce_numbersequence: sequence,
      msdynce_suffixlength: length,
    } = rule.values;
    const running = typeof sequence === 'bigint' ? sequence : firstNumber;
    touch(organization, rules, rule, { msdynce_numbersequence: running + 1n });
    return printNumber(String(prefix), running, Number(length ?? endingLength));
  });
}

const rules = 'msdynce_p2cautonumbers';

function freeNumber(
  organization: Organization,
  { entitySet, property }: Numbering,
  draw: () => string,
): string {
  const store = organization.store(entitySet);
  for (let count = 0; count < drawsMax; count += 1) {
    const number = draw();
    if (!store.findByKey({ [property]: number }, [])) return number;
  }
  throw new Error(`No free number was found in ${drawsMax} draws.`);
}

function usualNumber({ database }: Organization, { prefix, counter }: Numbering): string {
  return printNumber(prefix, database.next(counter, firstNumber), endingLength);
}

function printNumber(prefix: string, running: bigint, length: number): string {
  const ending = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  return [prefix, String(running).padStart(5, '0'), ...(length === 0 ? [] : [ending])].join('-');
}
