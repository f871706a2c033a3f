import type { ArithmeticOperator } from '../edm/calculate.ts';
import type { Decimal } from '../edm/decimal.ts';
import type { Stored } from '../edm/stored.ts';
import type { CollectionNavigation, EntitySet, Navigation, Property } from '../model/model.ts';

/** A lookup that a path follows, and the set it leads to. */
export interface Step {
  readonly navigation: Navigation;
  readonly set: EntitySet;
}

/** A column of the queried table or of the collection of a lambda, or of a record that lookups of it lead to. */
export interface ColumnRef {
  readonly property: Property;
  readonly set: EntitySet;
  /** 0 is the queried table, 1 the collection of the outermost lambda around the condition. */
  readonly depth: number;
  readonly via: readonly Step[];
}

/** What is calculated for each row. */
export type NumericExpression =
  | { readonly kind: 'column'; readonly column: ColumnRef }
  | { readonly kind: 'number'; readonly value: Decimal }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: NumericExpression;
      readonly right: NumericExpression;
    };

export type SqlOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';

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
      readonly operator: SqlOperator;
      readonly column: ColumnRef;
      readonly value: string | bigint | number;
    }
  /** Two columns of one record. */
  | {
      readonly kind: 'compare-columns';
      readonly operator: SqlOperator;
      readonly column: ColumnRef;
      readonly other: Property;
    }
  | {
      readonly kind: 'compare-numbers';
      readonly operator: SqlOperator;
      readonly left: NumericExpression;
      readonly right: NumericExpression;
    }
  /** `pattern` as in T-SQL LIKE, folded: `%`, `_`, `[a-c]`, `[^a]`. */
  | { readonly kind: 'like'; readonly column: ColumnRef; readonly pattern: string; readonly negated: boolean }
  | {
      readonly kind: 'in';
      readonly column: ColumnRef;
      readonly values: readonly Stored[];
      readonly negated: boolean;
    }
  /** Records above or below one in the hierarchy that a lookup of the set makes. */
  | {
      readonly kind: 'hierarchy';
      readonly column: ColumnRef;
      readonly direction: 'above' | 'under';
      readonly includesSelf: boolean;
      readonly lookup: string;
      readonly id: string;
      readonly negated: boolean;
    }
  /** Whether the collection has a record that meets the condition. */
  | {
      readonly kind: 'any';
      readonly owner: EntitySet;
      /** Where the owner stands, and where the collection does. */
      readonly depth: number;
      readonly inside: number;
      readonly collection: CollectionNavigation;
      readonly target: EntitySet;
      readonly condition?: TypedFilter;
      readonly negated: boolean;
    };
