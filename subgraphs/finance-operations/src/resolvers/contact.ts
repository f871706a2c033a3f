import { readEntityKey, readReferenceKey } from '@p2c/subgraph-runtime';
import type { Resolvers } from '../generated/resolvers.ts';
import { listContacts } from '../lists/contacts.ts';
import { toConnection } from '../lists/read-list.ts';
import { entities, keyOf, loadEntity, requireEntity } from '../loaders/by-number.ts';
import { keyFields } from '../mappers/create-mappers.ts';

export const contactResolvers: Resolvers = {
  Query: {
    financeOperationsContact: async (_, { id }, context, info) => {
      const { pushdown, keys } = context.schema.contact;
      const key = readEntityKey(context.companies, id, entities.contact);
      const record = await requireEntity(context, 'contact', key, pushdown(info) ?? keys);
      return context.mappers.toContact(keyOf('contact', record), record);
    },
    financeOperationsContacts: async (_, args, context, info) =>
      toConnection(await listContacts(context, args, info), 'contact', context.mappers.toContact),
  },
  Contact: {
    async __resolveReference(reference, context, info) {
      const key = readReferenceKey(context.companies, reference, entities.contact);
      const selection = context.schema.contact.pushdown(info, 'Contact');
      if (selection === undefined) return keyFields(key);
      const record = await loadEntity(context, 'contact', key, selection);
      return record === null
        ? { ...keyFields(key), financeOperations: null }
        : context.mappers.toContact(key, record);
    },
  },
  ContactPayload: {
    contact: async ({ key }, _, context, info) => {
      const { pushdown, keys } = context.schema.contact;
      const record = await loadEntity(context, 'contact', key, pushdown(info) ?? keys);
      return record === null ? null : context.mappers.toContact(keyOf('contact', record), record);
    },
  },
};
