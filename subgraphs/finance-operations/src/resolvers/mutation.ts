import { readCustomerKey, readGivenValues, updateRecord } from '@p2c/subgraph-runtime';
import type { FinanceOperationsContext } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { loadCustomer } from '../loaders.ts';
import { customerKeyOf, type WrittenCustomer } from '../mappers.ts';
import type { InputName } from '../schema.ts';
import { customerNotFound } from './customer.ts';

export const mutationResolvers: Resolvers = {
  Mutation: {
    setCustomerCreditLimit: async (_, { input }, context) =>
      updateCustomer(context, 'SetCustomerCreditLimitInput', input),
    setCustomerGroup: async (_, { input }, context) =>
      updateCustomer(context, 'SetCustomerGroupInput', input),
    setCustomerPaymentTerms: async (_, { input }, context) =>
      updateCustomer(context, 'SetCustomerPaymentTermsInput', input),
    setCustomerHold: async (_, { input }, context) => updateCustomer(context, 'SetCustomerHoldInput', input),
    updateFinanceOperationsCustomer: async (_, { input }, context) =>
      updateCustomer(context, 'UpdateFinanceOperationsCustomerInput', input),
  },
};

async function updateCustomer(
  context: FinanceOperationsContext,
  inputName: InputName,
  input: { id: string; ifVersion?: string | null },
): Promise<WrittenCustomer> {
  const { loaders, schema, companies } = context;
  const key = readCustomerKey(companies, input.id);
  const given = readGivenValues(schema.inputs[inputName], input);
  const forget = () => loaders.customer.clear([key.company, key.number]);
  const record = await updateRecord(context.write, {
    entitySet: 'CustomersV3',
    ifVersion: input.ifVersion,
    read: () => {
      forget();
      return loadCustomer(context, key, schema.wholeCustomer);
    },
    // The key as F&O spells it, in the order of its entity type.
    keyOf: ({ dataAreaId, CustomerAccount }) => ({
      kind: 'composite',
      parts: { dataAreaId: String(dataAreaId), CustomerAccount: String(CustomerAccount) },
    }),
    journalKeyOf: (customer) => {
      const { company, number } = customerKeyOf(customer);
      return `${company}:${number}`;
    },
    given: () => given,
    notFound: () => customerNotFound(key),
  });
  forget();
  return { key: customerKeyOf(record) };
}
