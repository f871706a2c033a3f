import { randomUUID } from 'node:crypto';
import type { ODataRecord } from '@p2c/odata';
import {
  codedError,
  createRecord,
  deleteRecord,
  type GivenValue,
  readChanges,
  updateRecord,
} from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import type {
  AddQuoteLineInput,
  RemoveQuoteLineInput,
  UpdateQuoteLineInput,
} from '../generated/resolvers.ts';
import { readKey, requireEntity } from '../loaders/by-number.ts';
import { forget } from '../loaders/forget.ts';
import type { WrittenQuote } from '../mappers/records.ts';
import { bindTo } from './bind-lookup.ts';
import { givenField } from './given-field.ts';
import { readLine, withUnits } from './line-values.ts';
import { requireState } from './quote-state.ts';
import { bindUnit } from './units.ts';
import { documentPorts, guidOf } from './update-entity.ts';

/** Adds a line; Sales gives it the next number. A repeat under the same identifier adds nothing. */
export async function addQuoteLine(
  context: SalesContext,
  { id, line, ...given }: AddQuoteLineInput,
): Promise<WrittenQuote> {
  const quote = await readQuote(context, id);
  requireState(quote, 'DRAFT_OR_ACTIVE');
  const { quoteId } = writtenQuote(quote);
  const quoteLineId = given.quoteLineId ?? randomUUID();
  const { further, ports, ...values } = await readLine(context, line, ['line']);
  const { loaders, schema } = context;
  const whole = { ...schema.quoteLine.whole, select: [...schema.quoteLine.whole.select, '_quoteid_value'] };
  await createRecord(ports, {
    entitySet: 'quotedetails',
    journalEntitySet: 'quotes',
    journalKey: quoteId,
    keyValues: { quotedetailid: quoteLineId },
    given: values.given,
    further: { ...bindTo('quoteid', `/quotes(${quoteId})`), ...further },
    readExisting: () => loaders.quoteLineById.load([quoteLineId], whole),
    repeats: async (existing) => String(existing._quoteid_value).toLowerCase() === quoteId,
  });
  forget(context.loaders, quote);
  return { quoteId };
}

/** Changes the line with a number. */
export async function updateQuoteLine(
  context: SalesContext,
  input: UpdateQuoteLineInput,
): Promise<WrittenQuote> {
  const { schema, write, loaders } = context;
  let quote: ODataRecord = {};
  let line: ODataRecord = {};
  const ports = withUnits(documentPorts(write), async (name) =>
    bindUnit(loaders, name, await unitGroupOf(context, line), 'unit'),
  );
  await updateRecord(ports, {
    entitySet: 'quotedetails',
    journalEntitySet: 'quotes',
    ifVersion: input.ifVersion,
    read: async () => {
      quote = await readQuote(context, input.id);
      requireState(quote, 'DRAFT_OR_ACTIVE');
      line = await readLineOf(context, quote, input.number);
      return line;
    },
    keyOf: (found) => ({ kind: 'guid', value: guidOf(found, 'quotedetailid') }),
    journalKeyOf: () => writtenQuote(quote).quoteId,
    // The number says which line is meant; it never changes.
    given: (found) => {
      requireOwnDescription(found, input);
      return withPrice(context, readChanges(schema.quoteLine.inputs.update, { ...input, number: undefined }));
    },
    notFound: () => lineNotFound(quote, input.number),
  });
  forget(loaders, quote);
  return writtenQuote(quote);
}

/** Takes the line with a number off a draft or active quote; the numbers of the others stay. */
export async function removeQuoteLine(
  context: SalesContext,
  { id, number }: RemoveQuoteLineInput,
): Promise<WrittenQuote> {
  const quote = await readQuote(context, id);
  requireState(quote, 'DRAFT_OR_ACTIVE');
  const line = await readLineOf(context, quote, number);
  const written = writtenQuote(quote);
  await deleteRecord(context.write, {
    entitySet: 'quotedetails',
    key: { kind: 'guid', value: guidOf(line, 'quotedetailid') },
    version: String(line['@odata.etag']),
    written: { system: 'SALES', entitySet: 'quotes', key: written.quoteId },
    notFound: () => lineNotFound(quote, number),
  });
  forget(context.loaders, quote);
  return written;
}

/** The latest revision of a quote, read anew; QUOTE_NOT_FOUND where there is none. */
export function readQuote(context: SalesContext, id: string): Promise<ODataRecord> {
  const key = readKey(context, 'quote', id);
  context.loaders.quoteByNumber.clear([key.number]);
  return requireEntity(context, 'quote', key, context.schema.quote.whole);
}

export function writtenQuote(quote: ODataRecord): WrittenQuote {
  return { quoteId: guidOf(quote, 'quoteid') };
}

async function readLineOf(
  { loaders, schema }: SalesContext,
  quote: ODataRecord,
  number: number,
): Promise<ODataRecord> {
  const { quoteId } = writtenQuote(quote);
  loaders.linesOfQuote.clear(quoteId);
  const { select, expand } = schema.quoteLine.whole;
  const lines = await loaders.linesOfQuote.load(quoteId, { select: [...select, '_productid_value'], expand });
  const line = lines.find(({ sequencenumber }) => sequencenumber === number);
  if (line === undefined) throw lineNotFound(quote, number);
  return line;
}

/** Undefined for a write-in: it has no product, and so no unit group. */
async function unitGroupOf(
  { loaders }: SalesContext,
  { _productid_value: productId }: ODataRecord,
): Promise<string | undefined> {
  if (typeof productId !== 'string') return undefined;
  const product = await loaders.productById.load([productId], {
    select: ['_defaultuomscheduleid_value'],
    expand: [],
  });
  return product === null ? undefined : String(product._defaultuomscheduleid_value);
}

/** A price of the client's own overrides that of the price list; null goes back to it. */
function withPrice({ schema }: SalesContext, given: readonly GivenValue[]): readonly GivenValue[] {
  const price = given.find(({ column }) => column.name === 'priceperunit');
  if (price === undefined) return given;
  const isOverridden = givenField(
    schema.quoteLine.columns,
    'isPriceOverridden',
    price.value !== null,
    price.path,
  );
  return price.value === null
    ? [...given.filter((value) => value !== price), isOverridden]
    : [...given, isOverridden];
}

/** What a product is called, the product says. */
function requireOwnDescription(
  { isproductoverridden }: ODataRecord,
  { description }: UpdateQuoteLineInput,
): void {
  if (description === undefined || isproductoverridden === true) return;
  const message =
    'The line is a product, which has a description of its own: only that of a write-in can be changed.';
  throw codedError('INVALID_ARGUMENT', message, { system: 'SALES', field: 'description' });
}

function lineNotFound({ quotenumber }: ODataRecord, number: number) {
  const message = `The quote ${String(quotenumber)} has no line with the number ${number}.`;
  return codedError('LINE_NOT_FOUND', message, { system: 'SALES', field: 'number', got: String(number) });
}
