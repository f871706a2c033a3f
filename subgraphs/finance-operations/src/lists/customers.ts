import { chooseCompany, type RecordPage } from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { FinanceOperationsContext } from '../context.ts';
import type { QueryFinanceOperationsCustomersArgs } from '../generated/resolvers.ts';
import { holdMembers } from '../mappers/enum-members.ts';
import { isMember, isYes, orderOf, readList } from './read-list.ts';

const orders = { NUMBER: undefined, NAME: 'OrganizationName', CUSTOMER_GROUP: 'CustomerGroupId' } as const;

/** A page of the customers of one company. */
export function listCustomers(
  context: FinanceOperationsContext,
  { company, filter, first, after, orderBy }: Partial<QueryFinanceOperationsCustomersArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { customer } = context.schema;
  const { field, direction } = { field: 'NUMBER' as const, direction: 'ASC' as const, ...orderBy };
  const list = {
    entity: 'customer' as const,
    company: chooseCompany(context.companies, company),
    texts: [
      ['CustomerAccount', filter?.number],
      ['OrganizationName', filter?.name],
      ['CustomerGroupId', filter?.customerGroup],
    ] as const,
    conditions: [
      isMember(customer, 'OnHoldStatus', filter?.hold ? holdMembers[filter.hold] : undefined),
      isYes(customer, 'IsExternallyMaintained', filter?.isExternallyMaintained),
    ],
    order: orderOf('customer', 'financeOperationsCustomers', { property: orders[field], field, direction }),
    first,
    after,
  };
  return readList(context, list, info);
}
