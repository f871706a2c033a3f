import { randomUUID } from 'node:crypto';
import type { ODataRecord } from '@p2c/odata';
import {
  createRecord,
  type GivenValue,
  readCustomerKey,
  readGivenValues,
  updateRecord,
} from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { customerNotFound, requireAccount } from '../loaders.ts';
import type { WrittenCustomer } from '../mappers.ts';

export const mutationResolvers: Resolvers = {
  Mutation: {
    createCustomer: async (_, { input }, context) => {
      const accountId = input.accountId ?? randomUUID();
      const { loaders, schema } = context;
      await createRecord(context.write, {
        entitySet: 'accounts',
        journalKey: accountId,
        keyValues: { accountid: accountId },
        given: readGivenValues(schema.createInput, { ...input, accountId: undefined }),
        readExisting: () => loaders.accountById.load([accountId], schema.wholeAccount),
      });
      loaders.accountById.clear([accountId]);
      return { accountId };
    },
    updateCustomer: async (_, { input }, context) =>
      updateAccount(context, input, () => readGivenValues(context.schema.updateInput, input)),
    deactivateCustomer: async (_, { input }, context) =>
      updateAccount(context, input, (record) => deactivation(context, record)),
  },
};

async function updateAccount(
  context: SalesContext,
  { id, ifVersion }: { id: string; ifVersion?: string | null },
  given: (record: ODataRecord) => readonly GivenValue[],
): Promise<WrittenCustomer> {
  const { loaders, schema, companies } = context;
  const key = readCustomerKey(companies, id);
  const record = await updateRecord(context.write, {
    entitySet: 'accounts',
    ifVersion,
    read: () => {
      loaders.accountByNumber.clear([key.number]);
      return requireAccount(context, key, schema.wholeAccount);
    },
    keyOf: (account) => ({ kind: 'guid', value: accountIdOf(account) }),
    journalKeyOf: accountIdOf,
    given,
    notFound: () => customerNotFound(key),
  });
  loaders.forget(record);
  return { accountId: accountIdOf(record) };
}

/** State and reason go together; an account that is inactive already keeps its reason. */
function deactivation({ schema, mappers }: SalesContext, record: ODataRecord): GivenValue[] {
  if (mappers.toAccount(record).isActive === false) return [];
  const values = { isActive: false, statusCode: inactiveStatus };
  return Object.entries(values).flatMap(([field, value]) => {
    const column = schema.account.fields.get(field);
    return column?.kind === 'value' ? [{ path: [field], column, owner: undefined, value }] : [];
  });
}

/** Status reason "Inactive" of an account. */
const inactiveStatus = 2;

function accountIdOf(record: ODataRecord): string {
  return String(record.accountid).toLowerCase();
}
