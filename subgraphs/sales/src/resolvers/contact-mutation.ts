import { randomUUID } from 'node:crypto';
import { createRecord, type GivenValue, readChanges, readGivenValues } from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import type { ActivateContactInput, MutationResolvers } from '../generated/resolvers.ts';
import { readKey, requireEntity } from '../loaders/by-number.ts';
import type { WrittenContact } from '../mappers/records.ts';
import { givenField, givenState } from '../writes/given-field.ts';
import { guidOf, updateEntity } from '../writes/update-entity.ts';

export const contactMutations: MutationResolvers = {
  createContact: async (_, { input }, context) => {
    const contactId = input.contactId ?? randomUUID();
    const { loaders, schema } = context;
    await createRecord(context.write, {
      entitySet: 'contacts',
      journalKey: contactId,
      keyValues: { contactid: contactId },
      identifying: ['msdynce_contactnumber', '_owningbusinessunit_value'],
      given: [
        ...readGivenValues(schema.contact.inputs.create, { ...input, contactId: undefined }),
        ...(await parentOf(context, input.customer)),
      ],
      readExisting: () => loaders.contactById.load([contactId], schema.contact.whole),
    });
    loaders.contactById.clear([contactId]);
    return { contactId };
  },
  updateContact: async (_, { input }, context) => {
    const { update } = context.schema.contact.inputs;
    const given = [
      ...(input.customer === undefined ? readChanges(update, input) : readGivenValues(update, input)),
      ...(await parentOf(context, input.customer)),
    ];
    const record = await updateEntity(context, 'contact', input, () => given);
    return { contactId: guidOf(record, 'contactid') };
  },
  activateContact: async (_, { input }, context) => setActive(context, input, true),
  deactivateContact: async (_, { input }, context) => setActive(context, input, false),
};

/** Status reasons "Active" and "Inactive" of a contact. */
const states = { active: [true, 1], inactive: [false, 2] } as const;

/** One that is in the state already keeps its reason. */
async function setActive(
  context: SalesContext,
  input: ActivateContactInput,
  active: boolean,
): Promise<WrittenContact> {
  const { schema, mappers } = context;
  const record = await updateEntity(context, 'contact', input, (found) =>
    mappers.toSalesContact(found).isActive === active
      ? []
      : givenState(schema.contact.columns, 'isActive', active ? states.active : states.inactive),
  );
  return { contactId: guidOf(record, 'contactid') };
}

/** The account that the person works for: CUSTOMER_NOT_FOUND where there is none; null leaves the person without one. */
async function parentOf(context: SalesContext, id: string | null | undefined): Promise<GivenValue[]> {
  if (id === undefined) return [];
  const { columns } = context.schema.contact;
  if (id === null) return [givenField(columns, 'accountNumber', null, ['customer'])];
  const key = readKey(context, 'customer', id, 'customer');
  const account = await requireEntity(context, 'customer', key, context.schema.account.keys);
  return [givenField(columns, 'accountNumber', account.accountnumber, ['customer'])];
}
