/** A $filter as written: names not yet looked up, literals not yet compared with a type. */
export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly operand: FilterNode }
  | {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'like';
      readonly function: LikeFunction;
      readonly path: Path;
      readonly argument: Literal;
    }
  | { readonly kind: 'in'; readonly property: string; readonly values: readonly string[] };

export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type LikeFunction = 'contains' | 'startswith' | 'endswith';
export type Operand = Path | Literal;

/** `name` or `navigation/name`. */
export interface Path {
  readonly kind: 'path';
  readonly segments: readonly string[];
}

/** `text` is the value without quotes; of a number, its digits as written. */
export type Literal =
  | {
      readonly kind: 'string' | 'number' | 'guid' | 'dateTime' | 'date';
      readonly text: string;
    }
  | { readonly kind: 'enum'; readonly typeName: string; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' };

/** A query option that the system refuses. The message is in the words of Microsoft's OData library, which both systems use. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
}

/** More conditions than the system takes in one query. */
export class TooManyConditionsError extends QueryError {}
