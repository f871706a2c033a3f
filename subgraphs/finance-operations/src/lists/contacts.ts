import { chooseCompany, type RecordPage } from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { FinanceOperationsContext } from '../context.ts';
import type { QueryFinanceOperationsContactsArgs } from '../generated/resolvers.ts';
import { isYes, orderOf, readList } from './read-list.ts';

const orders = { NUMBER: undefined, LAST_NAME: 'LastName' } as const;

/** A page of the contact persons of one company. */
export function listContacts(
  context: FinanceOperationsContext,
  { company, filter, first, after, orderBy }: Partial<QueryFinanceOperationsContactsArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { contact } = context.schema;
  const { field, direction } = { field: 'NUMBER' as const, direction: 'ASC' as const, ...orderBy };
  const list = {
    entity: 'contact' as const,
    company: chooseCompany(context.companies, company),
    texts: [
      ['ContactPersonId', filter?.number],
      ['LastName', filter?.lastName],
      ['AssociatedPartyNumber', filter?.associatedPartyNumber],
    ] as const,
    conditions: [
      isYes(contact, 'IsInactive', filter?.isInactive),
      isYes(contact, 'IsContactPersonExternallyMaintained', filter?.isExternallyMaintained),
    ],
    order: orderOf('contact', 'financeOperationsContacts', { property: orders[field], field, direction }),
    first,
    after,
  };
  return readList(context, list, info);
}
