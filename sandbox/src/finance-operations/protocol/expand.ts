import { fold } from '../../edm/fold.ts';
import { QueryError } from '../../filter/ast.ts';
import { unknownProperty } from '../../filter/refusals.ts';
import { allOf, type SqlCondition } from '../../filter/to-sql.ts';
import { type EntitySet, entitySetOf, type Join, type Model } from '../../model/model.ts';
import { columnOf } from '../../store/columns.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { type Presentation, presentRecord } from './present.ts';
import { parseSelect } from './select.ts';

/** A navigation that a query asks for, and what of its records. */
export interface Expand {
  readonly join: Join;
  readonly set: EntitySet;
  readonly select?: readonly string[];
}

/** Records of one expanded collection that are read. */
const expandedMax = 10_000;

/**
 * Parses `$expand`: navigations of the first level, each with `$select` at most (Microsoft Learn, "OData", section
 * "Query options": `$expand` is supported on the first level alone).
 */
export function parseExpand(text: string | undefined, set: EntitySet, model: Model): readonly Expand[] {
  if (text === undefined || text.trim() === '') return [];
  const expands = splitOutside(text, ',').map((part): Expand => {
    const match = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/s.exec(part);
    const [, name = '', inside] = match ?? [];
    if (!match) throw new QueryError(`The $expand '${part.trim()}' is not supported.`);
    const join = set.joins.get(name);
    if (!join) {
      if (!set.properties.has(name)) throw unknownProperty(set, name);
      throw new QueryError(
        `Property '${name}' on type '${set.qualifiedTypeName}' is not a navigation property or complex property. Only navigation properties can be expanded.`,
      );
    }
    const target = entitySetOf(model, join.targetSet);
    const select = inside === undefined ? undefined : parseInside(inside, target);
    return { join, set: target, ...(select ? { select } : {}) };
  });
  const names = expands.map(({ join }) => join.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new QueryError(`The navigation property '${twice}' is expanded more than once.`);
  return expands;
}

function parseInside(text: string, target: EntitySet): readonly string[] | undefined {
  let select: readonly string[] | undefined;
  for (const option of splitOutside(text, ';')) {
    const [, name = '', value = ''] = /^\s*(\$?\w+)\s*=(.*)$/s.exec(option) ?? [];
    if (name === '$expand')
      throw new QueryError(
        'The request includes a $expand path which is too deep. The maximum depth allowed is 1.',
      );
    if (name !== '$select')
      throw new QueryError(`The query option '${name || option}' is not supported inside $expand.`);
    select = parseSelect(value, target);
  }
  return select;
}

/** Splits at a character outside of parentheses. */
function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** `Lines(ItemNumber)` as a context URL names it. */
export const selectionOf = ({ join, select }: Expand): string => `${join.name}(${(select ?? []).join(',')})`;

/** The properties of a record by which its expanded records are found. */
export const joinedBy = (expands: readonly Expand[]): readonly string[] =>
  expands.flatMap(({ join }) => join.on.map(([own]) => own));

/** What a record's expanded navigation holds: a list, a record, or null. */
export function presentExpanded(
  environment: Environment,
  record: StoredRecord,
  { join, set, select }: Expand,
  presentation: Presentation,
): unknown {
  const found = environment.store(set.name).find({
    where: joinedTo(set, join, record.values),
    ...(select ? { select: [...new Set([...select, ...set.key])] } : {}),
    orderBy: 't."$id"',
    limit: join.isCollection ? expandedMax : 1,
  });
  const rows = found.map((row) => presentRecord(set, row, select, presentation));
  return join.isCollection ? rows : (rows[0] ?? null);
}

/** The records that a navigation leads to. An empty document number leads nowhere. */
export function joinedTo(set: EntitySet, { on }: Join, values: StoredValues): SqlCondition {
  const conditions = on.map(([own, target]): SqlCondition => {
    const value = values[own] ?? '';
    if (value === '') return { sql: '0', parameters: [] };
    return {
      sql: `t.${columnOf(set, target).compared} = ?`,
      parameters: [
        typeof value === 'string' && set.properties.get(target)?.type === 'Edm.String' ? fold(value) : value,
      ],
    };
  });
  return allOf(...conditions);
}
