import { fold } from '../../edm/fold.ts';
import { type Stored, toWire } from '../../edm/stored.ts';
import { ServiceError } from '../../errors.ts';
import { allOf, columnSql, everyRow, toSql } from '../../filter/to-sql.ts';
import { wantsAnnotation } from '../../http/prefer.ts';
import { codes } from '../errors.ts';
import type { Organization } from '../organization.ts';
import type { Aggregate, Apply, GroupTerm } from '../query/apply.ts';
import type { OrderTerm } from '../query/order-by.ts';
import { type AggregateValue, aggregateValues } from './aggregate-values.ts';
import { createAnnotator, formattedValue, moneyFormatOf } from './annotate.ts';
import { formatValue } from './formatted-values.ts';
import { type Group, groupRows } from './group-rows.ts';
import type { ListRequest } from './list.ts';

/** Rows that one aggregation may read. Microsoft Learn: Aggregate data using OData. */
const rowsMax = 50_000;

/** Answers GET with $apply: one row per group, values that are null left out. */
export function aggregateRecords(
  organization: Organization,
  request: ListRequest,
  apply: Apply,
): Record<string, unknown> {
  const { set, within, preferences, rootUrl, query } = request;
  const { groupBy, aggregates, filter } = apply;
  const measured = aggregates.flatMap((aggregate) =>
    aggregate.kind === 'value' ? [aggregate.property] : [],
  );
  const columns = measured.map((property) => ({ property, set, via: [] }));
  const records = organization.store(set.name).find({
    where: allOf(within ?? everyRow, filter ? toSql(filter) : everyRow),
    select: [],
    expressions: [...groupBy.map(({ column }) => column), ...columns].map((column) =>
      columnSql(column, 'value'),
    ),
    limit: rowsMax + 1,
  });
  if (records.length > rowsMax)
    throw new ServiceError(
      400,
      codes.aggregateLimit,
      'AggregateQueryRecordLimit exceeded. Cannot perform this operation.',
    );
  const groups = groupRows(
    groupBy.length,
    records.map(({ expressions }) => expressions ?? []),
  );
  const present = createGroupPresenter(organization, request, apply);
  const ordered = [...groups].sort((left, right) => compareGroups(groupBy, query.orderBy, left, right));
  return {
    '@odata.context': `${rootUrl}$metadata#${set.name}`,
    ...(wantsAnnotation(preferences.annotations, 'Microsoft.Dynamics.CRM.globalmetadataversion')
      ? { '@Microsoft.Dynamics.CRM.globalmetadataversion': organization.metadataVersion }
      : {}),
    value: ordered.map(present),
  };
}

function createGroupPresenter(
  organization: Organization,
  { preferences: { annotations } }: ListRequest,
  { groupBy, aggregates }: Apply,
): (group: Group) => Record<string, unknown> {
  const annotate = createAnnotator(organization, annotations);
  const money = moneyFormatOf(organization, organization.baseCurrencyId() ?? '');
  const wantsText = wantsAnnotation(annotations, formattedValue);
  const formatted = (alias: string, text: string | undefined) =>
    wantsText && text !== undefined ? { [`${alias}@${formattedValue}`]: text } : {};

  function groupValue({ alias, column }: GroupTerm, stored: Stored): Record<string, unknown> {
    if (stored === null) return {};
    const { property, via } = column;
    const record = { id: 0n, version: 0n, values: { [property.name]: stored } };
    const value = { [alias]: toWire(property, stored, 'all-digits') };
    if (via.length === 0) return { ...annotate(record, property, stored), ...value };
    return { ...formatted(alias, formatValue(property, stored, money)), ...value };
  }

  function aggregateValue({ alias }: Aggregate, value: AggregateValue | undefined): Record<string, unknown> {
    if (!value) return {};
    return { ...formatted(alias, value.format(money)), [alias]: value.wire };
  }

  return ({ by, rows }) => {
    const values = aggregateValues(aggregates, rows);
    return Object.assign(
      {},
      ...groupBy.map((term, at) => groupValue(term, by[at] ?? null)),
      ...aggregates.map((aggregate, at) => aggregateValue(aggregate, values[at])),
    );
  };
}

/** By the order asked for, then by all that the groups are grouped by. */
function compareGroups(
  groupBy: readonly GroupTerm[],
  orderBy: readonly OrderTerm[],
  left: Group,
  right: Group,
): number {
  const asked = orderBy.map(({ property, descending }) => ({
    at: groupBy.findIndex(({ alias }) => alias === property.name),
    descending,
  }));
  const rest = groupBy.map((_, at) => ({ at, descending: false }));
  for (const { at, descending } of [...asked, ...rest]) {
    const difference = compareStored(left.by[at] ?? null, right.by[at] ?? null);
    if (difference !== 0) return descending ? -difference : difference;
  }
  return 0;
}

/** Null comes first. */
function compareStored(left: Stored, right: Stored): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  const [a, b] = typeof left === 'string' ? [fold(left), fold(String(right))] : [left, right];
  return a === b ? 0 : a < b ? -1 : 1;
}
