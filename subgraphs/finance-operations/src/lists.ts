import type { FilterExpression, ODataRecord } from '@p2c/odata';
import {
  allOf,
  chooseCompany,
  compare,
  type ListOrder,
  matchesText,
  needsRecheck,
  type OrderColumn,
  type RecordPage,
  readOptions,
  readPage,
  type Selection,
  selects,
  stringFilter,
  text,
} from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { FinanceOperationsContext } from './context.ts';
import type {
  FinanceOperationsCustomerFilter,
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
  const texts = textFilters(filter);
  const rechecked = texts.some(([, given]) => needsRecheck(given));
  const selection = schema.customer.pushdown(info) ?? customerKeys;
  const member = (property: string, value: string) => compareMember(schema.customer, property, value);
  return readPage({
    client,
    entitySet: 'CustomersV3',
    selection: rechecked
      ? withProperties(
          selection,
          texts.map(([property]) => property),
        )
      : selection,
    filter: allOf([
      compare('dataAreaId', 'eq', text(chooseCompany(companies, company))),
      ...texts.flatMap(([property, given]) => stringFilter('FINANCE_OPERATIONS', property, given)),
      hold ? member('OnHoldStatus', holdMembers[hold]) : undefined,
      typeof isExternallyMaintained === 'boolean'
        ? member('IsExternallyMaintained', isExternallyMaintained ? 'Yes' : 'No')
        : undefined,
    ]),
    recheck: rechecked
      ? (record) => texts.every(([property, given]) => matchesText(given, record[property]))
      : undefined,
    order: customerOrder(orderBy?.field ?? 'NUMBER', orderBy?.direction ?? 'ASC'),
    first,
    after,
    counted: selects(info, 'totalCount'),
    options: readOptions(request),
  });
}

function textFilters(filter: FinanceOperationsCustomerFilter | null | undefined) {
  return [
    ['CustomerAccount', filter?.number],
    ['OrganizationName', filter?.name],
    ['CustomerGroupId', filter?.customerGroup],
  ] as const;
}

function withProperties({ select, expand }: Selection, properties: readonly string[]): Selection {
  return { select: [...new Set([...select, ...properties])], expand };
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
