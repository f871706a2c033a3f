import type { Stored } from '../edm/stored.ts';
import type { EntitySet, Navigation, Property } from '../model/model.ts';

/** A column of the queried table, or of the record that one of its lookups points to. */
export interface ColumnRef {
  readonly property: Property;
  readonly set: EntitySet;
  readonly via?: Navigation;
}

/**
 * A filter that passed the type check: names are resolved, values are in stored form (strings folded), `not` has been
 * worked into the operators, and comparisons with null and with numbers beyond the scale have become what they mean.
 */
export type TypedFilter =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly TypedFilter[] }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'null'; readonly column: ColumnRef; readonly negated: boolean }
  | {
      readonly kind: 'compare';
      readonly operator: '=' | '<>' | '<' | '<=' | '>' | '>=';
      readonly column: ColumnRef;
      readonly value: string | bigint | number;
    }
  | {
      readonly kind: 'compare-columns';
      readonly operator: '=' | '<>' | '<' | '<=' | '>' | '>=';
      readonly left: ColumnRef;
      readonly right: ColumnRef;
    }
  /** `pattern` as in T-SQL LIKE, folded: `%`, `_`, `[a-c]`, `[^a]`. */
  | { readonly kind: 'like'; readonly column: ColumnRef; readonly pattern: string; readonly negated: boolean }
  | {
      readonly kind: 'in';
      readonly column: ColumnRef;
      readonly values: readonly Stored[];
      readonly negated: boolean;
    };
