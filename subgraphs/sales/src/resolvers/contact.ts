import { type CustomerKey, chooseKey, readReferenceKey } from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { SalesContext } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { toEntityConnection } from '../lists/connection.ts';
import { listContacts } from '../lists/contacts.ts';
import { requireById } from '../loaders/by-id.ts';
import { companyOf, entities, keyOf, loadEntity, readKey, requireEntity } from '../loaders/by-number.ts';
import { keyFields } from '../mappers/create-mappers.ts';
import type { ContactRecord } from '../mappers/records.ts';
import { relatedCustomer } from './related.ts';

const parent = { navigationProperty: 'parentcustomerid_account', property: '_parentcustomerid_value' };

export const contactResolvers: Resolvers = {
  Query: {
    contact: async (_, { id }, context, info) =>
      requireContact(context, readKey(context, 'contact', id), info),
    contactByNumber: async (_, { number, company }, context, info) =>
      requireContact(context, chooseKey(context.companies, company, number), info),
    contacts: async (_, args, context, info) =>
      toEntityConnection(
        context,
        'contact',
        await listContacts(context, args, info),
        context.mappers.toContact,
      ),
    salesContact: async (_, { contactId }, context, info) => {
      const { pushdown, keys } = context.schema.contact;
      return context.mappers.toSalesContact(
        await requireById(context, 'contact', contactId, pushdown(info) ?? keys),
      );
    },
  },
  Contact: {
    async __resolveReference(reference, context, info) {
      const key = readReferenceKey(context.companies, reference, entities.contact);
      const selection = context.schema.contact.pushdown(info, 'Contact');
      if (selection === undefined) return keyFields(key);
      const record = await loadEntity(context, 'contact', key, selection);
      if (record === null) return { ...keyFields(key), sales: null };
      return { ...context.mappers.toContact(key, record) };
    },
    customer: ({ record }, _, context, info) => relatedCustomer(context, record, parent, info),
  },
  SalesContact: {
    async __resolveReference({ contactId }, { loaders, schema, mappers }, info) {
      const { pushdown, keys } = schema.contact;
      const record = await loaders.contactById.load([contactId], pushdown(info, 'SalesContact') ?? keys);
      return record && mappers.toSalesContact(record);
    },
    contact: ({ record }, _, context) => {
      const key = keyOf(context, 'contact', record);
      return key ? context.mappers.toContact(key, record) : null;
    },
  },
  ContactPayload: {
    contact: async ({ contactId }, _, context, info) => {
      const { pushdown, keys } = context.schema.contact;
      const record = await context.loaders.contactById.load([contactId], pushdown(info) ?? keys);
      if (record === null || record.msdynce_contactnumber === null) return null;
      const number = String(record.msdynce_contactnumber);
      return context.mappers.toContact({ company: companyOf(context, 'contact', record), number }, record);
    },
  },
};

async function requireContact(
  context: SalesContext,
  key: CustomerKey,
  info: GraphQLResolveInfo,
): Promise<ContactRecord> {
  const { pushdown, keys } = context.schema.contact;
  const record = await requireEntity(context, 'contact', key, pushdown(info) ?? keys);
  return context.mappers.toContact({ ...key, number: String(record.msdynce_contactnumber) }, record);
}
