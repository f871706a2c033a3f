import { wholeSeconds } from '../../../edm/date-time.ts';
import type { Stored } from '../../../edm/stored.ts';
import { entitySetOf } from '../../../model/model.ts';
import type { StoredRecord } from '../../../store/record-store.ts';
import { businessError } from '../../behaviour/business-error.ts';
import type { Organization } from '../../organization.ts';
import { createStored, updateRecord } from '../../write.ts';
import { quoteKind } from '../document-kinds.ts';
import { quoteStates } from '../document-states.ts';
import { linesOf } from '../lines.ts';
import { type Action, documentOf, requireState } from './action.ts';
import { columnSetParameter, guidParameter, requireParameters } from './action-parameters.ts';
import { close, quoteCloses, readClosing } from './closing.ts';
import { withoutStamps } from './copying.ts';

const revised = 7n;
const now = () => BigInt(wholeSeconds(Date.now()));

/** The actions of quotes. Microsoft Learn, Web API reference: WinQuote, CloseQuote, ReviseQuote. */
export const quoteActions: Readonly<Record<string, Action>> = {
  WinQuote(organization, parameters) {
    const closing = readClosing(organization, 'WinQuote', quoteCloses, parameters);
    requireState(closing.document, [quoteStates.active], 'quoteState');
    close(organization, closing, quoteStates.won, { closedon: now() });
    return undefined;
  },
  CloseQuote(organization, parameters) {
    const closing = readClosing(organization, 'CloseQuote', quoteCloses, parameters);
    requireState(closing.document, [quoteStates.draft, quoteStates.active], 'quoteState');
    close(organization, closing, quoteStates.closed, { closedon: now() });
    return undefined;
  },
  ReviseQuote(organization, parameters) {
    requireParameters('ReviseQuote', parameters, { needed: ['QuoteId', 'ColumnSet'] });
    const id = guidParameter('QuoteId', parameters.QuoteId);
    const select = columnSetParameter(parameters.ColumnSet);
    const quote = documentOf(organization, quoteKind, id);
    requireState(quote, [quoteStates.active, quoteStates.closed], 'quoteState');
    requireNoOther(organization, quote);
    if (quote.values.statecode === quoteStates.active)
      updateRecord(
        organization,
        entitySetOf(organization.model, 'quotes'),
        quote,
        { statecode: quoteStates.closed, statuscode: revised, closedon: now() },
        'action',
      );
    return { entitySet: 'quotes', id: revise(organization, quote), select };
  },
};

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

/** The next revision: a draft with the same number, and the lines under their numbers at their prices. */
function revise(organization: Organization, { values }: StoredRecord): string {
  const quoteid = crypto.randomUUID();
  const revisionnumber = nextRevision(organization, values.quotenumber ?? null);
  const lines = linesOf(organization, quoteKind, values.quoteid);
  createStored(organization, entitySetOf(organization.model, 'quotes'), {
    ...withoutStamps(values),
    quoteid,
    statecode: quoteStates.draft,
    statuscode: 1n,
    closedon: null,
    revisionnumber,
  });
  for (const line of lines)
    createStored(organization, entitySetOf(organization.model, 'quotedetails'), {
      ...withoutStamps(line.values),
      quotedetailid: crypto.randomUUID(),
      _quoteid_value: quoteid,
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
