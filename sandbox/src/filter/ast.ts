import type { ArithmeticOperator } from '../edm/calculate.ts';

/** A $filter as written: names not yet looked up, literals not yet compared with a type. */
export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly operand: FilterNode }
  /** `not` binds closer than a comparison: `not name eq 'x'` negates the name. */
  | { readonly kind: 'not-operand'; readonly operand: Operand }
  | {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: ComparedOperand;
      readonly right: ComparedOperand;
    }
  | {
      readonly kind: 'like';
      readonly function: LikeFunction;
      readonly path: Path;
      readonly argument: Literal;
    }
  /** A function of Dataverse: `Microsoft.Dynamics.CRM.Today(PropertyName='createdon')`, in a lambda behind its variable. */
  | {
      readonly kind: 'function';
      /** Without its namespace. */
      readonly name: string;
      readonly path: Path;
      readonly parameters: ReadonlyMap<string, Parameter>;
    }
  /** `contact_customer_accounts/any(c:…)`; without variable and condition, whether there is any at all. */
  | {
      readonly kind: 'lambda';
      readonly quantifier: 'any' | 'all';
      readonly path: Path;
      readonly body?: { readonly variable: string; readonly condition: FilterNode };
    };

export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type LikeFunction = 'contains' | 'startswith' | 'endswith';
export type Operand = Path | Literal;
export type ComparedOperand = Operand | Arithmetic;

export interface Arithmetic {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: ComparedOperand;
  readonly right: ComparedOperand;
}

export type Parameter = Literal | { readonly kind: 'list'; readonly items: readonly string[] };

/** `name`, `navigation/name`, `variable/name`. */
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
