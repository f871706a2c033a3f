import { wholeSeconds } from '../../edm/date-time.ts';
import type { Stored } from '../../edm/stored.ts';
import type { JsonObject } from '../../json.ts';
import { entitySetOf } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import { businessError } from '../behaviour/business-error.ts';
import { referencedId } from '../binding.ts';
import { requireRecord } from '../key.ts';
import type { Organization } from '../organization.ts';
import { createStored, updateRecord } from '../write.ts';
import {
  closedQuoteParameter,
  columnSetParameter,
  guidParameter,
  integerParameter,
  requireParameters,
} from './action-parameters.ts';
import { linesOf, quoteStates } from './quote-rules.ts';

/** What an action answers: nothing, or a record with all or some of its columns. */
type Answer =
  | { readonly entitySet: string; readonly id: string; readonly select: readonly string[] | undefined }
  | undefined;

/** The status reason that takes the first one of the state. */
const firstStatus = -1n;
const won = 4n;
const lost = 5n;
const revised = 7n;

/** The actions of quotes. Microsoft Learn, Web API reference: WinQuote, CloseQuote, ReviseQuote. */
export const quoteActions: Readonly<
  Record<string, (organization: Organization, parameters: JsonObject) => Answer>
> = {
  WinQuote(organization, parameters) {
    const { quote, status } = closing(organization, 'WinQuote', parameters);
    requireState(quote, [quoteStates.active]);
    close(organization, quote, quoteStates.won, status === firstStatus ? won : status);
    return undefined;
  },
  CloseQuote(organization, parameters) {
    const { quote, status } = closing(organization, 'CloseQuote', parameters);
    requireState(quote, [quoteStates.draft, quoteStates.active]);
    close(organization, quote, quoteStates.closed, status === firstStatus ? lost : status);
    return undefined;
  },
  ReviseQuote(organization, parameters) {
    requireParameters('ReviseQuote', parameters, { needed: ['QuoteId', 'ColumnSet'] });
    const id = guidParameter('QuoteId', parameters.QuoteId);
    const select = columnSetParameter(parameters.ColumnSet);
    const set = entitySetOf(organization.model, 'quotes');
    const quote = requireRecord(organization, set, { kind: 'primary', id });
    requireState(quote, [quoteStates.active, quoteStates.closed]);
    requireNoOther(organization, quote);
    if (quote.values.statecode === quoteStates.active)
      close(organization, quote, quoteStates.closed, revised);
    return { entitySet: 'quotes', id: revise(organization, quote), select };
  },
};

/** The quote that a closing activity names, and its new status reason. */
function closing(
  organization: Organization,
  action: string,
  parameters: JsonObject,
): { quote: StoredRecord; status: bigint } {
  requireParameters(action, parameters, { needed: ['Status', 'QuoteClose'] });
  const status = integerParameter('Status', parameters.Status);
  const set = entitySetOf(organization.model, 'quotes');
  const id = referencedId(organization, set, 'quotes', closedQuoteParameter(parameters.QuoteClose));
  return { quote: requireRecord(organization, set, { kind: 'primary', id }), status };
}

function close(organization: Organization, quote: StoredRecord, statecode: bigint, statuscode: bigint): void {
  const set = entitySetOf(organization.model, 'quotes');
  const closedon = BigInt(wholeSeconds(Date.now()));
  updateRecord(organization, set, quote, { statecode, statuscode, closedon }, 'action');
}

/** Of the revisions of a quote only one may be a draft or active. */
function requireNoOther(organization: Organization, { id, values }: StoredRecord): void {
  const open = [quoteStates.draft, quoteStates.active] as readonly Stored[];
  const revisions = organization.store('quotes').find({
    where: { sql: 't."quotenumber" = ?', parameters: [values.quotenumber ?? null] },
    select: ['statecode'],
  });
  if (revisions.some((other) => other.id !== id && open.includes(other.values.statecode ?? null)))
    throw businessError('quoteIsRevisedAlready');
}

/** The next revision: a draft with the same number, and the lines under their numbers. */
function revise(organization: Organization, { values }: StoredRecord): string {
  const quoteid = crypto.randomUUID();
  const revisionnumber = nextRevision(organization, values.quotenumber ?? null);
  const lines = linesOf(organization, values.quoteid);
  createStored(organization, entitySetOf(organization.model, 'quotes'), {
    ...copied(values),
    quoteid,
    statecode: quoteStates.draft,
    statuscode: 1n,
    closedon: null,
    revisionnumber,
  });
  for (const line of lines)
    createStored(organization, entitySetOf(organization.model, 'quotedetails'), {
      ...copied(line.values),
      quotedetailid: crypto.randomUUID(),
      _quoteid_value: quoteid,
      quotestatecode: quoteStates.draft,
      msdynce_quoterevisionnumber: revisionnumber,
    });
  return quoteid;
}

/** One more than the highest revision: an older one may be revised again. */
function nextRevision(organization: Organization, quotenumber: Stored): bigint {
  const revisions = organization.store('quotes').find({
    where: { sql: 't."quotenumber" = ?', parameters: [quotenumber] },
    select: ['revisionnumber'],
  });
  const highest = Math.max(0, ...revisions.map(({ values }) => Number(values.revisionnumber ?? 0)));
  return BigInt(highest + 1);
}

function copied(values: StoredRecord['values']): Record<string, Stored> {
  const { versionnumber: _, createdon: _c, modifiedon: _m, overriddencreatedon: _o, ...rest } = values;
  return rest;
}

function requireState({ values }: StoredRecord, states: readonly bigint[]): void {
  if (!states.some((state) => state === values.statecode)) throw businessError('quoteState');
}
