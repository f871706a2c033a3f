import { randomUUID } from 'node:crypto';
import type { ChangeOperation, ODataRecord, RecordValues } from '@p2c/odata';
import { createRecord, type GivenValue, readGivenValues, valuesToCreate } from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import type { CreateQuoteInput, QuoteLineInput } from '../generated/resolvers.ts';
import type { WrittenQuote } from '../mappers/records.ts';
import { bindTo } from './bind-lookup.ts';
import { readLine } from './line-values.ts';
import { readQuoteParties } from './quote-header.ts';
import { documentPorts } from './update-entity.ts';

/**
 * Creates a draft with its lines in one change set: all of it or nothing (Microsoft Learn, "Execute batch operations
 * using the Web API"). Lines are numbered from 1 in the order they were given.
 */
export async function createQuote(context: SalesContext, input: CreateQuoteInput): Promise<WrittenQuote> {
  const { loaders, schema, write } = context;
  const quoteId = input.quoteId ?? randomUUID();
  const { party, defaults } = await readQuoteParties(context, input);
  const given = [...readGivenValues(schema.quote.inputs.create, { ...input, quoteId: undefined }), party];
  const inputs = input.lines ?? [];
  const lines = await Promise.all(inputs.map((line, index) => createLine(context, quoteId, line, index)));
  let refusedLine: readonly GivenValue[] | undefined;
  await createRecord(documentPorts(write), {
    entitySet: 'quotes',
    journalKey: quoteId,
    keyValues: { quoteid: quoteId },
    identifying: ['quotenumber', '_owningbusinessunit_value'],
    given,
    further: defaults,
    ...(lines.length > 0 && {
      send: async (values, options) => {
        const header: ChangeOperation = { kind: 'create', entitySet: 'quotes', values };
        const operations = [header, ...lines.map(({ operation }) => operation)];
        const outcome = await context.client.changeSet(operations, options);
        if (outcome.kind === 'written') return { ...outcome, created: true };
        // The header is operation 0.
        refusedLine = lines[(outcome.operation ?? 0) - 1]?.given;
        return outcome;
      },
      refused: () => refusedLine ?? given,
    }),
    readExisting: () => loaders.quoteById.load([quoteId], schema.quote.whole),
    repeats: async () => {
      const existing = await loaders.linesOfQuote.load(quoteId, schema.quoteLine.whole);
      return holdsLines(existing, inputs);
    },
  });
  loaders.quoteById.clear([quoteId]);
  loaders.linesOfQuote.clear(quoteId);
  return { quoteId };
}

async function createLine(
  context: SalesContext,
  quoteId: string,
  input: QuoteLineInput,
  index: number,
): Promise<{ operation: ChangeOperation; given: readonly GivenValue[] }> {
  const { given, further, ports } = await readLine(context, input, ['lines', String(index)]);
  const values = await valuesToCreate(ports, 'quotedetails', given);
  const place: RecordValues = { ...bindTo('quoteid', `/quotes(${quoteId})`), sequencenumber: index + 1 };
  const operation = {
    kind: 'create',
    entitySet: 'quotedetails',
    values: { ...place, ...further, ...values },
  } as const;
  return { operation, given };
}

/** Whether the lines of a quote are those that a call was given: product or description, in this order. */
export function holdsLines(existing: readonly ODataRecord[], inputs: readonly QuoteLineInput[]): boolean {
  return (
    existing.length === inputs.length &&
    inputs.every(({ productNumber, description }, index) => {
      const line = existing[index];
      const product = line?.productid as ODataRecord | null | undefined;
      return typeof productNumber === 'string'
        ? String(product?.productnumber).toLowerCase() === productNumber.toLowerCase()
        : line?.productdescription === description;
    })
  );
}
