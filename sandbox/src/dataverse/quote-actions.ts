import type { Stored } from '../edm/stored.ts';
import { ServiceError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { isJsonObject, JsonNumber } from '../json.ts';
import { entitySetOf } from '../model/model.ts';
import type { StoredRecord } from '../store/record-store.ts';
import { referencedId } from './binding.ts';
import { codes } from './errors.ts';
import { requireRecord } from './key.ts';
import type { Organization } from './organization.ts';
import { linesOf, quoteStates } from './quote-rules.ts';
import { createStored, updateRecord } from './write.ts';

/** What an action answers: nothing, or a record. */
type Answer = { readonly entitySet: string; readonly id: string } | undefined;

/** The actions of quotes. Microsoft Learn, Web API reference: WinQuote, CloseQuote, ReviseQuote. */
export const quoteActions: Readonly<
  Record<string, (organization: Organization, parameters: JsonObject) => Answer>
> = {
  WinQuote(organization, parameters) {
    const quote = closedQuote(organization, parameters);
    requireState(quote, [quoteStates.active]);
    close(organization, quote, quoteStates.won, 4n);
    return undefined;
  },
  CloseQuote(organization, parameters) {
    const quote = closedQuote(organization, parameters);
    const status = parameters.Status instanceof JsonNumber ? BigInt(parameters.Status.text) : 5n;
    requireState(quote, [quoteStates.draft, quoteStates.active]);
    close(organization, quote, quoteStates.closed, status < 0n ? 5n : status);
    return undefined;
  },
  ReviseQuote(organization, { QuoteId: id }) {
    if (typeof id !== 'string') throw parameterMissing('QuoteId');
    const set = entitySetOf(organization.model, 'quotes');
    const quote = requireRecord(organization, set, { kind: 'primary', id: id.toLowerCase() });
    requireState(quote, [quoteStates.active, quoteStates.closed]);
    if (quote.values.statecode === quoteStates.active) close(organization, quote, quoteStates.closed, 7n);
    return { entitySet: 'quotes', id: revise(organization, quote) };
  },
};

/** The quote that a closing activity names. */
function closedQuote(organization: Organization, { QuoteClose: activity }: JsonObject): StoredRecord {
  const set = entitySetOf(organization.model, 'quotes');
  const reference = isJsonObject(activity ?? null)
    ? (activity as JsonObject)['quoteid@odata.bind']
    : undefined;
  if (typeof reference !== 'string') throw parameterMissing('QuoteClose');
  const id = referencedId(organization, set, 'quotes', reference);
  return requireRecord(organization, set, { kind: 'primary', id });
}

function close(organization: Organization, quote: StoredRecord, statecode: bigint, statuscode: bigint): void {
  const set = entitySetOf(organization.model, 'quotes');
  updateRecord(organization, set, quote, { statecode, statuscode }, 'action');
}

/** The next revision: a draft with the same number, and the lines under their numbers. */
function revise(organization: Organization, { values }: StoredRecord): string {
  const quoteid = crypto.randomUUID();
  const lines = linesOf(organization, values.quoteid);
  createStored(organization, entitySetOf(organization.model, 'quotes'), {
    ...copied(values),
    quoteid,
    statecode: quoteStates.draft,
    statuscode: 1n,
    revisionnumber: BigInt(values.revisionnumber ?? 0) + 1n,
  });
  for (const line of lines)
    createStored(organization, entitySetOf(organization.model, 'quotedetails'), {
      ...copied(line.values),
      quotedetailid: crypto.randomUUID(),
      _quoteid_value: quoteid,
      quotestatecode: quoteStates.draft,
    });
  return quoteid;
}

function copied(values: StoredRecord['values']): Record<string, Stored> {
  const { versionnumber: _, createdon: _c, modifiedon: _m, ...rest } = values;
  return rest;
}

function requireState({ values }: StoredRecord, states: readonly bigint[]): void {
  if (states.some((state) => state === values.statecode)) return;
  throw new ServiceError(
    400,
    codes.invalidOperation,
    'The quote is not in a state in which this can be done to it.',
  );
}

function parameterMissing(name: string): ServiceError {
  return new ServiceError(400, codes.invalidArgument, `The parameter '${name}' is missing.`);
}
