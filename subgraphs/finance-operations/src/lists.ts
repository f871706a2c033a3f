import type { FilterExpression, ODataRecord } from '@p2c/odata';
import {
  allOf,
  chooseCompany,
  compare,
  type ListOrder,
  type OrderColumn,
  type RecordPage,
  readOptions,
  readPage,
  selects,
  stringFilter,
  text,
} from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { FinanceOperationsContext } from './context.ts';
import type {
  FinanceOperationsCustomerOrderField,
  FinanceOperationsSortDirection,
  QueryFinanceOperationsCustomersArgs,
} from './generated/resolvers.ts';
import { holdMembers } from './mappers.ts';
import { customerKeys, type ReadType } from './schema.ts';

const number: OrderColumn = { property: 'CustomerAccount', type: 'string', nullable: false };

/** Columns that customers may be ordered by; within a company their number makes each order total. */
const customerOrders: Readonly<Record<FinanceOperationsCustomerOrderField, OrderColumn | undefined>> = {
  NUMBER: undefined,
  NAME: { property: 'OrganizationName', type: 'string', nullable: false },
  CUSTOMER_GROUP: { property: 'CustomerGroupId', type: 'string', nullable: false },
};

/** A page of the customers of one company; nothing of another company is ever asked for. */
export function listCustomers(
  { client, companies, request, schema }: FinanceOperationsContext,
  { company, filter, first, after, orderBy }: Partial<QueryFinanceOperationsCustomersArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { isExternallyMaintained, hold } = filter ?? {};
  const member = (property: string, value: string) => compareMember(schema.customer, property, value);
  return readPage({
    client,
    entitySet: 'CustomersV3',
    selection: schema.customer.pushdown(info) ?? customerKeys,
    filter: allOf([
      compare('dataAreaId', 'eq', text(chooseCompany(companies, company))),
      ...stringFilter('CustomerAccount', filter?.number),
      ...stringFilter('OrganizationName', filter?.name),
      ...stringFilter('CustomerGroupId', filter?.customerGroup),
      hold ? member('OnHoldStatus', holdMembers[hold]) : undefined,
      typeof isExternallyMaintained === 'boolean'
        ? member('IsExternallyMaintained', isExternallyMaintained ? 'Yes' : 'No')
        : undefined,
    ]),
    order: customerOrder(orderBy?.field ?? 'NUMBER', orderBy?.direction ?? 'ASC'),
    first,
    after,
    counted: selects(info, 'totalCount'),
    options: readOptions(request),
  });
}

/** Most rows of a reference table that one field returns; companies have tens. */
const referenceRowsMax = 1_000;

/** A small reference table of one company, whole and in the order of its key. */
export async function listReference(
  { client, companies, request }: FinanceOperationsContext,
  { columns: { entityType }, pushdown }: ReadType,
  company: string | null | undefined,
  info: GraphQLResolveInfo,
): Promise<readonly ODataRecord[]> {
  const page = await client.list(
    {
      entitySet: entityType.entitySet,
      select: pushdown(info)?.select ?? entityType.keys,
      filter: compare('dataAreaId', 'eq', text(chooseCompany(companies, company))),
      orderby: entityType.keys.map((property) => ({ property, direction: 'asc' })),
      top: referenceRowsMax,
    },
    readOptions(request),
  );
  return page.records;
}

function customerOrder(
  field: FinanceOperationsCustomerOrderField,
  direction: FinanceOperationsSortDirection,
): ListOrder {
  const column = customerOrders[field];
  return {
    name: `financeOperationsCustomers ${field} ${direction}`,
    ...(column && { column }),
    key: number,
    direction: direction === 'ASC' ? 'asc' : 'desc',
  };
}

function compareMember({ columns }: ReadType, property: string, member: string): FilterExpression {
  const enumType = columns.entityType.properties.get(property)?.type ?? '';
  return compare(property, 'eq', { type: 'enum', enumType, member });
}
