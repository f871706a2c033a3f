import type { ODataRecord } from '@p2c/odata';
import { chooseCompany, compare, readOptions, text } from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { FinanceOperationsContext } from '../context.ts';
import type { EntitySchema } from '../schema/entity-schema.ts';

/** Most rows of a reference table that one field returns; companies have tens. */
const referenceRowsMax = 1_000;

/** A small reference table of one company, or of all where it has none, whole and in the order of its key. */
export async function listReference(
  { client, companies, request }: FinanceOperationsContext,
  { columns: { entityType }, pushdown }: EntitySchema,
  company: string | null | undefined,
  info: GraphQLResolveInfo,
): Promise<readonly ODataRecord[]> {
  const perCompany = entityType.keys.includes('dataAreaId');
  const page = await client.list(
    {
      entitySet: entityType.entitySet,
      select: pushdown(info)?.select ?? entityType.keys,
      ...(perCompany && { filter: compare('dataAreaId', 'eq', text(chooseCompany(companies, company))) }),
      orderby: entityType.keys.map((property) => ({ property, direction: 'asc' })),
      top: referenceRowsMax,
    },
    readOptions(request),
  );
  return page.records;
}
