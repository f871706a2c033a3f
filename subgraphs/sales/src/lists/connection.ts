import type { ODataRecord } from '@p2c/odata';
import {
  type CustomerKey,
  type RecordPage,
  readOptions,
  readPage,
  type Selection,
  selects,
} from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { SalesContext } from '../context.ts';
import { entities, keyOf, type NumberedEntity } from '../loaders/by-number.ts';
import type { TableName } from '../schema/tables.ts';

type ListRequest = Pick<Parameters<typeof readPage>[0], 'filter' | 'order' | 'first' | 'after'>;

/** A page of one table with the columns that the selection asks for. */
export function readList(
  { client, request, schema }: SalesContext,
  table: TableName,
  info: GraphQLResolveInfo,
  list: ListRequest,
): Promise<RecordPage> {
  const { columns, pushdown, keys } = schema[table];
  const selection: Selection = pushdown(info) ?? keys;
  return readPage({
    ...list,
    client,
    entitySet: columns.entityType.entitySet,
    selection,
    counted: selects(info, 'totalCount'),
    options: readOptions(request),
  });
}

/** A page as a connection. */
export function toConnection<Node>(page: RecordPage, toNode: (record: ODataRecord) => Node) {
  return connect(
    page,
    page.edges.map(({ cursor, record }) => ({ cursor, node: toNode(record) })),
  );
}

/** A page of records with a number as a connection of their entities; those without a company are left out. */
export function toEntityConnection<Node>(
  context: SalesContext,
  entity: NumberedEntity,
  page: RecordPage,
  toNode: (key: CustomerKey, record: ODataRecord) => Node,
) {
  const edges = page.edges.flatMap(({ cursor, record }) => {
    const key = keyOf(context, entity, record);
    return key === undefined ? [] : [{ cursor, node: toNode(key, record) }];
  });
  const count = page.edges.length - edges.length;
  if (count > 0) {
    context.logger.warn(
      { count },
      `Records (${entities[entity].record}) were left out of a list: no company is configured for their business unit.`,
    );
  }
  return connect(page, edges);
}

function connect<Node>(
  { pageInfo, totalCount }: RecordPage,
  edges: readonly { cursor: string; node: Node }[],
) {
  return { pageInfo, totalCount, edges: [...edges], nodes: edges.map(({ node }) => node) };
}
