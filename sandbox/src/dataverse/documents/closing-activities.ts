import { wholeSeconds } from '../../edm/date-time.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { lookedUp } from '../behaviour/computed.ts';

/** The activity that closes a document is completed as soon as it is there, and repeats the document's number. */
function closingActivity(type: string, documents: string, lookup: string, number: string): Behaviour {
  return {
    firstState: () => completed,
    defaults: (organization, given) => ({
      activitytypecode: type,
      actualend: BigInt(wholeSeconds(Date.now())),
      [number]: lookedUp(organization, documents, given[lookup])?.values[number] ?? null,
      revision: lookedUp(organization, documents, given[lookup])?.values.revisionnumber ?? 0n,
    }),
  };
}

const completed = 1n;

export const quoteCloseBehaviour = closingActivity('quoteclose', 'quotes', '_quoteid_value', 'quotenumber');
export const orderCloseBehaviour = closingActivity(
  'orderclose',
  'salesorders',
  '_salesorderid_value',
  'ordernumber',
);
