import { readChanges } from '@p2c/subgraph-runtime';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { createQuote } from '../writes/create-quote.ts';
import { activateQuote, closeQuote, reviseQuote, winQuote } from '../writes/quote-life.ts';
import { addQuoteLine, removeQuoteLine, updateQuoteLine, writtenQuote } from '../writes/quote-lines.ts';
import { requireState } from '../writes/quote-state.ts';
import { updateEntity } from '../writes/update-entity.ts';

export const quoteMutations: MutationResolvers = {
  createQuote: async (_, { input }, context) => createQuote(context, input),
  updateQuote: async (_, { input }, context) => {
    const given = readChanges(context.schema.quote.inputs.update, input);
    const quote = await updateEntity(context, 'quote', input, (record) => {
      requireState(record, 'DRAFT_OR_ACTIVE');
      return given;
    });
    return writtenQuote(quote);
  },
  addQuoteLine: async (_, { input }, context) => addQuoteLine(context, input),
  updateQuoteLine: async (_, { input }, context) => updateQuoteLine(context, input),
  removeQuoteLine: async (_, { input }, context) => removeQuoteLine(context, input),
  activateQuote: async (_, { input }, context) => activateQuote(context, input),
  winQuote: async (_, { input }, context) => winQuote(context, input),
  closeQuote: async (_, { input }, context) => closeQuote(context, input),
  reviseQuote: async (_, { input }, context) => reviseQuote(context, input),
};
