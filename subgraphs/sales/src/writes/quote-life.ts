import type { ODataRecord } from '@p2c/odata';
import { checkVersion, codedError, performAction } from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import type { ChangeQuoteStateInput, CloseQuoteInput } from '../generated/resolvers.ts';
import { notFound, readKey } from '../loaders/by-number.ts';
import { forget } from '../loaders/forget.ts';
import type { WrittenQuote } from '../mappers/records.ts';
import { givenState } from './given-field.ts';
import { readQuote, writtenQuote } from './quote-lines.ts';
import { activeQuote, requireState } from './quote-state.ts';
import { guidOf, updateEntity } from './update-entity.ts';

/** Status reasons that a quote is closed with. */
const won = 4;
const closedAs = { LOST: 5, CANCELED: 6 };

/** Makes a draft with lines active; one that is active already stays as it is. */
export async function activateQuote(
  context: SalesContext,
  input: ChangeQuoteStateInput,
): Promise<WrittenQuote> {
  const [active] = activeQuote;
  const { id } = input;
  const draft = await readQuote(context, id);
  if (draft.statecode !== active) {
    requireState(draft, 'DRAFT');
    await requireLines(context, draft);
  }
  const quote = await updateEntity(context, 'quote', input, (record) => {
    if (record.statecode === active) return [];
    requireState(record, 'DRAFT');
    return givenState(context.schema.quote.columns, 'stateCode', activeQuote);
  });
  return writtenQuote(quote);
}

/** Sales itself would activate a quote that offers nothing. */
async function requireLines({ loaders, schema }: SalesContext, quote: ODataRecord): Promise<void> {
  const { quoteId } = writtenQuote(quote);
  loaders.linesOfQuote.clear(quoteId);
  const lines = await loaders.linesOfQuote.load(quoteId, schema.quoteLine.keys);
  if (lines.length > 0) return;
  const message = `The quote ${String(quote.quotenumber)} has no lines: add one before it is activated.`;
  throw codedError('QUOTE_EMPTY', message, { system: 'SALES' });
}

/** Closes an active quote as won. */
export async function winQuote(context: SalesContext, input: CloseQuoteInput): Promise<WrittenQuote> {
  if (input.outcome !== null && input.outcome !== undefined) {
    throw codedError('INVALID_ARGUMENT', '`outcome` is for `closeQuote`: a quote that is won has none.', {
      field: 'outcome',
      got: input.outcome,
    });
  }
  const quote = await readQuote(context, input.id);
  requireState(quote, 'ACTIVE');
  return close(context, input.id, quote, {
    action: 'WinQuote',
    status: won,
    subject: input.subject ?? 'Quote won',
  });
}

/** Closes a quote as lost or canceled. */
export async function closeQuote(context: SalesContext, input: CloseQuoteInput): Promise<WrittenQuote> {
  const quote = await readQuote(context, input.id);
  requireState(quote, 'DRAFT_OR_ACTIVE');
  const outcome = input.outcome ?? 'LOST';
  const subject = input.subject ?? (outcome === 'LOST' ? 'Quote lost' : 'Quote canceled');
  return close(context, input.id, quote, { action: 'CloseQuote', status: closedAs[outcome], subject });
}

/** Closes an active quote as revised; the payload has the next revision, a draft. */
export async function reviseQuote(
  context: SalesContext,
  { id, ifVersion }: ChangeQuoteStateInput,
): Promise<WrittenQuote> {
  const quote = await readQuote(context, id);
  checkVersion(context, ifVersion, String(quote['@odata.etag']));
  requireState(quote, 'ACTIVE');
  const { quoteId } = writtenQuote(quote);
  const { record } = await performAction(context.write, {
    name: 'ReviseQuote',
    parameters: { QuoteId: quoteId, ColumnSet: { AllColumns: true } },
    ...addressed(context, id, quote),
  });
  forget(context.loaders, quote);
  if (typeof record?.quoteid === 'string') return { quoteId: guidOf(record, 'quoteid') };
  return writtenQuote(await readQuote(context, id));
}

async function close(
  context: SalesContext,
  id: string,
  quote: ODataRecord,
  { action, status, subject }: { action: string; status: number; subject: string },
): Promise<WrittenQuote> {
  const written = writtenQuote(quote);
  await performAction(context.write, {
    name: action,
    parameters: {
      Status: status,
      QuoteClose: { subject, 'quoteid@odata.bind': `/quotes(${written.quoteId})` },
    },
    ...addressed(context, id, quote),
  });
  forget(context.loaders, quote);
  return written;
}

/** The record that the action changes, and the refusal when it is gone. */
function addressed(context: SalesContext, id: string, quote: ODataRecord) {
  const written = { system: 'SALES' as const, entitySet: 'quotes', key: writtenQuote(quote).quoteId };
  return { written, notFound: () => notFound('quote', readKey(context, 'quote', id)) };
}
