import type { EntitySet, Property } from '../model/model.ts';
import { type ComparisonOperator, QueryError } from './ast.ts';

/** How the library names an operator in its error texts. */
const operatorKinds: Readonly<Record<ComparisonOperator, string>> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
};

/** The refusal of a function that the system does not have. */
export function unknownFunction(name: string): QueryError {
  return new QueryError(
    `An unknown function with name '${name}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`,
  );
}

/** The refusal of a name that the type does not have. */
export function unknownProperty(set: EntitySet, name: string): QueryError {
  return new QueryError(`Could not find a property named '${name}' on type '${set.qualifiedTypeName}'.`);
}

/** Terms that one $orderby may have; neither system tells its own bound. */
const orderTermsMax = 32;

/** Throws the refusal of an order by more terms than any query needs. */
export function requireFewOrderTerms(terms: readonly string[]): void {
  if (terms.length > orderTermsMax)
    throw new QueryError(
      `The number of clauses in $orderby query option exceeded the maximum number allowed. The maximum number of $orderby clauses allowed is ${orderTermsMax}.`,
    );
}

/** The refusal of what the library can parse and the system cannot answer: arithmetic, parts of dates. */
export function unsupportedNode(node: string): QueryError {
  return new QueryError(`The query node ${node} is not supported.`);
}

/** The refusal of a comparison between two types. */
export function incompatible(left: string, right: string, operator: ComparisonOperator): QueryError {
  return new QueryError(
    `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator kind '${operatorKinds[operator]}'.`,
  );
}

/** The type of a property as error texts name it. */
export function typeName(property: Property): string {
  return property.enumType?.name ?? property.type;
}
