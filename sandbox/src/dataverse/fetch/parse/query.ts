import type { SqlCondition } from '../../../filter/to-sql.ts';
import type { ColumnRef, SqlOperator, TypedFilter } from '../../../filter/typed-filter.ts';
import type { EntitySet, Property } from '../../../model/model.ts';

/**
 * A table of a query. In SQL the queried one is `t`, one that is joined `c1`, `c2`, …: what `filter/to-sql.ts` calls the
 * table at that depth.
 */
export interface FetchTable {
  readonly depth: number;
  /** The name by which conditions and the answer know it. */
  readonly alias: string;
  readonly isAliasGiven: boolean;
  readonly set: EntitySet;
}

/** `inner` and `outer` add rows; of several rows `first` adds one; the others are conditions on the parent alone. */
export type LinkType = 'inner' | 'outer' | 'first' | 'exists' | 'in' | 'any' | 'not any' | 'all' | 'not all';

/** A link-entity: rows of its table whose `from` is equal to `to` of its parent. */
export interface FetchLink {
  readonly type: LinkType;
  readonly table: FetchTable;
  readonly from: Property;
  readonly to: ColumnRef;
  /** Conditions that rows meet to be linked. */
  readonly filter: FetchFilter;
  readonly links: readonly FetchLink[];
}

export type FetchFilter =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly FetchFilter[] }
  | { readonly kind: 'condition'; readonly filter: TypedFilter }
  | {
      readonly kind: 'compare-columns';
      readonly operator: SqlOperator;
      readonly left: ColumnRef;
      readonly right: ColumnRef;
    }
  | { readonly kind: 'related'; readonly link: FetchLink };

/** What a row of the answer has under `key`. */
export interface FetchColumn {
  readonly key: string;
  readonly table: FetchTable;
  readonly property: Property;
  /** Whether `key` is another name than the column has on its own table. */
  readonly isRenamed: boolean;
  /** Counts the records below in the hierarchy, of which this is the key. */
  readonly countsChildren: boolean;
}

export type AggregateFunction = 'count' | 'countcolumn' | 'sum' | 'avg' | 'min' | 'max';
export type DatePart = 'day' | 'week' | 'month' | 'quarter' | 'year';

export type AggregateColumn =
  | {
      readonly kind: 'aggregate';
      readonly key: string;
      readonly table: FetchTable;
      readonly property: Property;
      readonly method: AggregateFunction;
      readonly distinct: boolean;
    }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly table: FetchTable;
      readonly property: Property;
      readonly datePart?: DatePart;
    };

export interface FetchOrder {
  readonly table: FetchTable;
  readonly property: Property;
  readonly descending: boolean;
}

export interface GroupOrder {
  readonly key: string;
  readonly descending: boolean;
}

/** What the attributes of `fetch` say. */
export interface FetchOptions {
  readonly top?: number;
  /** Rows of a page. */
  readonly count?: number;
  readonly page: number;
  readonly cookie?: string;
  readonly countsRows: boolean;
  readonly distinct: boolean;
  readonly aggregate: boolean;
  readonly aggregateLimit?: number;
  /** Choices sort by value rather than by label. */
  readonly rawOrder: boolean;
}

/** A checked query. */
export interface FetchQuery {
  readonly options: FetchOptions;
  readonly root: FetchTable;
  readonly links: readonly FetchLink[];
  readonly filter: FetchFilter;
  /** What the path of the request says of the rows of the queried table. */
  readonly within?: SqlCondition;
  readonly rows:
    | {
        readonly kind: 'rows';
        readonly columns: readonly FetchColumn[];
        readonly allColumns: boolean;
        readonly orders: readonly FetchOrder[];
      }
    | {
        readonly kind: 'groups';
        readonly columns: readonly AggregateColumn[];
        readonly orders: readonly GroupOrder[];
      };
}
