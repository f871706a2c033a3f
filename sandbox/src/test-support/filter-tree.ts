import fc from 'fast-check';

/** A row as a person would write it: null, or the text of each value; `parent` is the place of another row. */
export interface Thing {
  readonly name: string | null;
  readonly title: string | null;
  readonly count: string | null;
  readonly amount: string | null;
  readonly done: boolean | null;
  readonly at: string | null;
  readonly parent: number | null;
}

export type ThingProperty = Exclude<keyof Thing, 'parent'>;
export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/** Which record a condition is about: of the lambdas around it one counted from outside, then so many parents up. */
export interface Subject {
  readonly scope: number;
  readonly parents: number;
}

export type Tree =
  | { kind: 'and' | 'or'; operands: Tree[] }
  | { kind: 'not'; operand: Tree }
  | {
      kind: 'compare';
      subject: Subject;
      property: ThingProperty;
      operator: Comparison;
      value: string | boolean | null;
    }
  | { kind: 'compare-columns'; subject: Subject; operator: Comparison }
  | { kind: 'contains' | 'startswith' | 'endswith'; subject: Subject; text: string }
  | { kind: 'In' | 'NotIn'; subject: Subject; property: 'name' | 'count' | 'amount'; values: string[] }
  | {
      kind: 'Between' | 'NotBetween';
      subject: Subject;
      property: 'count' | 'amount' | 'at';
      values: [string, string];
    }
  | { kind: 'any' | 'all'; scope: number; body: Tree }
  | { kind: 'has-any'; scope: number };

const nullable = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const name = fc.string({
  unit: fc.constantFrom('a', 'A', 'ß', 'S', 'é', 'É', "'", ' ', '𝔞', '|'),
  maxLength: 4,
});
const count = fc.integer({ min: -3, max: 3 }).map(String);
const decimal = fc.integer({ min: -300, max: 300 }).map((units) => (units / 100).toFixed(2));
const time = fc.integer({ min: 0, max: 3 }).map((second) => `2026-01-01T00:00:0${second}Z`);

export const thing: fc.Arbitrary<Thing> = fc.record({
  name: nullable(name),
  title: nullable(name),
  count: nullable(count),
  amount: nullable(decimal),
  done: nullable(fc.boolean()),
  at: nullable(time),
  parent: nullable(fc.nat({ max: 11 })),
});

const anyOperator = fc.constantFrom<Comparison>('eq', 'ne', 'gt', 'ge', 'lt', 'le');
const equality = fc.constantFrom<Comparison>('eq', 'ne');
const subject: fc.Arbitrary<Subject> = fc.record({ scope: fc.nat({ max: 2 }), parents: fc.nat({ max: 2 }) });
/** Literals with more digits than the properties keep, too. */
const literal = fc.oneof(
  count,
  decimal,
  fc.integer({ min: -3000, max: 3000 }).map((n) => (n / 1000).toFixed(3)),
);

const compare = (
  property: ThingProperty,
  operator: fc.Arbitrary<Comparison>,
  value: fc.Arbitrary<string | boolean>,
) =>
  fc
    .record({ subject, operator, value: nullable(value) })
    .map((parts): Tree => ({ kind: 'compare', property, ...parts }));

const listed = (property: 'name' | 'count' | 'amount', value: fc.Arbitrary<string>) =>
  fc
    .record({
      kind: fc.constantFrom('In', 'NotIn'),
      subject,
      // Long lists go to the database in another way than short ones.
      values: fc.array(value, { minLength: 1, maxLength: 12 }),
    })
    .map((node): Tree => ({ ...node, property }));

const ranged = (property: 'count' | 'amount' | 'at', value: fc.Arbitrary<string>) =>
  fc
    .record({ kind: fc.constantFrom('Between', 'NotBetween'), subject, values: fc.tuple(value, value) })
    .map((node): Tree => ({ ...node, property }));

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  compare('name', anyOperator, name),
  compare('count', anyOperator, literal),
  compare('amount', anyOperator, literal),
  compare('done', equality, fc.boolean()),
  compare('at', anyOperator, time),
  fc.record({ subject, operator: anyOperator }).map((node): Tree => ({ kind: 'compare-columns', ...node })),
  fc
    .record({ kind: fc.constantFrom('contains', 'startswith', 'endswith'), subject, text: name })
    .map((node): Tree => node),
  listed('name', name),
  listed('count', count),
  listed('amount', decimal),
  ranged('count', count),
  ranged('amount', decimal),
  ranged('at', time),
  fc.nat({ max: 2 }).map((scope): Tree => ({ kind: 'has-any', scope })),
);

export const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .record({
        kind: fc.constantFrom('and', 'or'),
        operands: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
      })
      .map((node): Tree => node),
    tie('tree').map((operand): Tree => ({ kind: 'not', operand })),
    fc
      .record({ kind: fc.constantFrom('any', 'all'), scope: fc.nat({ max: 2 }), body: tie('tree') })
      .map((node): Tree => node),
  ),
}));

/** The filter as the text of $filter. `lambdas` is how many stand around. */
export function print(node: Tree, lambdas = 0): string {
  const variable = (scope: number) => (scope % (lambdas + 1) === 0 ? '' : `v${scope % (lambdas + 1)}/`);
  const path = ({ scope, parents }: Subject) => variable(scope) + 'parentid/'.repeat(parents);
  const call = ({ scope }: Subject, kind: string, property: string, values: readonly string[]) =>
    `${variable(scope)}Microsoft.Dynamics.CRM.${kind}(PropertyName='${property}',PropertyValues=[${values.map((value) => JSON.stringify(value)).join()}])`;
  switch (node.kind) {
    case 'and':
    case 'or':
      return `(${node.operands.map((operand) => print(operand, lambdas)).join(` ${node.kind} `)})`;
    case 'not':
      return `not (${print(node.operand, lambdas)})`;
    case 'compare': {
      const isText = node.property === 'name' && typeof node.value === 'string';
      const value = isText ? `'${String(node.value).replaceAll("'", "''")}'` : String(node.value);
      return `${path(node.subject)}${node.property} ${node.operator} ${value}`;
    }
    case 'compare-columns':
      return `${path(node.subject)}name ${node.operator} ${path(node.subject)}title`;
    case 'contains':
    case 'startswith':
    case 'endswith':
      return `${node.kind}(${path(node.subject)}name,'${node.text.replaceAll("'", "''")}')`;
    case 'In':
    case 'NotIn':
    case 'Between':
    case 'NotBetween':
      return call(node.subject, node.kind, node.property, node.values);
    case 'has-any':
      return `${variable(node.scope)}children/any()`;
    case 'any':
    case 'all':
      return `${variable(node.scope)}children/${node.kind}(v${lambdas + 1}:${print(node.body, lambdas + 1)})`;
    default:
      return node satisfies never;
  }
}
