import type { FilterExpression, ODataRecord } from '@p2c/odata';
import {
  allOf,
  compare,
  type ListOrder,
  matchesText,
  needsRecheck,
  type OrderColumn,
  type RecordPage,
  readOptions,
  readPage,
  type Selection,
  type StringFilterInput,
  selects,
  stringFilter,
  text,
} from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { FinanceOperationsContext } from '../context.ts';
import { entities, keyOf, type NumberedEntity } from '../loaders/by-number.ts';
import type { EntitySchema } from '../schema/entity-schema.ts';

export interface ListRequest {
  readonly entity: NumberedEntity;
  /** Nothing of another company is ever asked for. */
  readonly company: string;
  readonly texts: readonly (readonly [property: string, given: StringFilterInput | null | undefined])[];
  /** Conditions that are no texts; those that are left out hold anyway. */
  readonly conditions: readonly (FilterExpression | undefined)[];
  readonly order: ListOrder;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** A page of one entity of one company, with the columns that the selection asks for. */
export function readList(
  { client, request, schema }: FinanceOperationsContext,
  { entity, company, texts, conditions, order, first, after }: ListRequest,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { pushdown, keys, columns } = schema[entity];
  const selection = pushdown(info) ?? keys;
  const rechecked = texts.some(([, given]) => needsRecheck(given));
  return readPage({
    client,
    entitySet: columns.entityType.entitySet,
    selection: rechecked
      ? withProperties(
          selection,
          texts.map(([property]) => property),
        )
      : selection,
    filter: allOf([
      compare('dataAreaId', 'eq', text(company)),
      ...texts.flatMap(([property, given]) => stringFilter('FINANCE_OPERATIONS', property, given)),
      ...conditions,
    ]),
    recheck: rechecked
      ? (record) => texts.every(([property, given]) => matchesText(given, record[property]))
      : undefined,
    order,
    first,
    after,
    counted: selects(info, 'totalCount'),
    options: readOptions(request),
  });
}

/** A page as a connection of its entities. */
export function toConnection<Node>(
  page: RecordPage,
  entity: NumberedEntity,
  toNode: (key: ReturnType<typeof keyOf>, record: ODataRecord) => Node,
) {
  const edges = page.edges.map(({ cursor, record }) => ({
    cursor,
    node: toNode(keyOf(entity, record), record),
  }));
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}

/** Within a company the number makes every order total. */
export function orderOf(
  entity: NumberedEntity,
  list: string,
  {
    property,
    field,
    direction,
  }: { property: string | undefined; field: string; direction: 'ASC' | 'DESC' | null | undefined },
): ListOrder {
  return {
    name: `${list} ${field} ${direction ?? 'ASC'}`,
    ...(property !== undefined && { column: textColumn(property) }),
    key: textColumn(entities[entity].number),
    direction: direction === 'DESC' ? 'desc' : 'asc',
  };
}

/** A condition on an enum property; none where nothing is given. */
export function isMember(
  { columns }: EntitySchema,
  property: string,
  member: string | undefined,
): FilterExpression | undefined {
  if (member === undefined) return undefined;
  const enumType = columns.entityType.properties.get(property)?.type ?? '';
  return compare(property, 'eq', { type: 'enum', enumType, member });
}

/** A condition on a property of NoYes; none where nothing is given. */
export function isYes(type: EntitySchema, property: string, given: boolean | null | undefined) {
  return isMember(type, property, typeof given === 'boolean' ? (given ? 'Yes' : 'No') : undefined);
}

const textColumn = (property: string): OrderColumn => ({ property, type: 'string', nullable: false });

function withProperties({ select, expand }: Selection, properties: readonly string[]): Selection {
  return { select: [...new Set([...select, ...properties])], expand };
}
