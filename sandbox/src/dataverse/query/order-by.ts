import { QueryError } from '../../filter/ast.ts';
import type { Aliases } from '../../filter/parser-state.ts';
import { requireFewOrderTerms, unknownProperty, unsupportedNode } from '../../filter/refusals.ts';
import type { EntitySet, Property } from '../../model/model.ts';

export interface OrderTerm {
  readonly property: Property;
  readonly descending: boolean;
}

/**
 * The terms of an $orderby: columns of the table itself, each perhaps by the alias of its name. Choices sort by value,
 * lookups by the name of the record they point to. Microsoft Learn: Order rows using OData.
 */
export function parseOrderBy(text: string, set: EntitySet, aliases: Aliases = new Map()): OrderTerm[] {
  if (text.trim() === '') return [];
  const parts = text.split(',');
  requireFewOrderTerms(parts);
  return parts.map((part) => {
    const match = /^\s*(@?\w+)((?:\/\w+)*)(?:\s+(asc|desc))?\s*$/.exec(part);
    if (!match) throw new QueryError(`Syntax error at position 0 in '${part}'.`);
    const [, written = '', beyond, direction] = match;
    const name = written.startsWith('@') ? (aliases.get(written) ?? 'null').trim() : written;
    if (beyond) throw unsupportedNode('SingleNavigationNode');
    const property = set.properties.get(name);
    if (!property) throw unknownProperty(set, name);
    return { property, descending: direction === 'desc' };
  });
}
