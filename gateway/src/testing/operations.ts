import fc from 'fast-check';
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
} from 'graphql';

/** Variables that generated operations use, with their values. */
export const variables = { yes: true, no: false, none: null, number: 1, id: '2' };
const variableTypes: Record<keyof typeof variables, string> = {
  yes: 'Boolean!',
  no: 'Boolean!',
  none: 'Int',
  number: 'Int',
  id: 'ID!',
};

const directives = ['@include(if: $yes)', '@skip(if: $no)', '@include(if: $no)', '@skip(if: true)'];
/** Most selections have none, so that answers do not shrink to nothing. */
const directive = fc.oneof({ weight: 8, arbitrary: fc.constant('') }, fc.constantFrom(...directives));

const argumentValues: Record<string, readonly string[]> = {
  ID: ['"1"', '"2"', '"9"', '$id'],
  Int: ['0', '1', '2', '$number', '$none', 'null'],
  Boolean: ['true', 'false', '$yes', '$no'],
};

/**
 * Random queries on a schema: aliases, arguments, inline and named fragments on every type that can apply,
 * directives and `__typename` everywhere. Not all are valid: fields may conflict, and then the caller tries another.
 */
export function queries(schema: GraphQLSchema, depthMax: number): fc.Arbitrary<string> {
  const root = schema.getQueryType();
  if (!root) throw new TypeError('Expected a schema with a query type, got none.');
  return fc
    .record({
      selection: selectionOf(schema, root, depthMax),
      fragment: selectionOf(schema, root, depthMax - 1),
      spreads: fc.boolean(),
    })
    .map(({ selection, fragment, spreads }) => {
      const body = spreads ? `${selection.slice(0, -1)} ...F }` : selection;
      const text = spreads ? `${body} fragment F on ${root.name} ${fragment}` : body;
      const used = Object.entries(variableTypes).filter(([name]) => new RegExp(`\\$${name}\\b`).test(text));
      const declared = used.map(([name, type]) => `$${name}: ${type}`).join(', ');
      return `query${declared && `(${declared})`} ${text}`;
    });
}

function selectionOf(schema: GraphQLSchema, type: GraphQLCompositeType, depth: number): fc.Arbitrary<string> {
  const fields = isUnionType(type) ? [] : Object.values(type.getFields());
  const usable = fields.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
  const items: fc.WeightedArbitrary<string>[] = [
    { weight: 1, arbitrary: fc.constantFrom('__typename', 'kind: __typename') },
    ...usable.map((field) => ({ weight: 2, arbitrary: fieldOf(schema, field, depth) })),
  ];
  if (depth > 0)
    for (const condition of conditionsOn(schema, type))
      items.push({ weight: 1, arbitrary: fragmentOn(schema, condition, depth - 1) });
  return fc
    .array(fc.oneof(...items), { minLength: 1, maxLength: 4 })
    .map((selections) => `{ ${selections.join(' ')} }`);
}

/** Every type that a fragment on `type` may be on. */
function conditionsOn(schema: GraphQLSchema, type: GraphQLCompositeType): GraphQLCompositeType[] {
  const possible = (other: GraphQLCompositeType) =>
    isAbstractType(other) ? schema.getPossibleTypes(other) : [other];
  return Object.values(schema.getTypeMap()).filter(
    (other): other is GraphQLCompositeType =>
      isCompositeType(other) &&
      !other.name.startsWith('__') &&
      possible(other).some((object) => possible(type).includes(object)),
  );
}

const fragmentOn = (schema: GraphQLSchema, type: GraphQLCompositeType, depth: number) =>
  fc
    .record({ applied: directive, selection: selectionOf(schema, type, depth) })
    .map(({ applied, selection }) => `... on ${type.name} ${applied} ${selection}`);

function fieldOf(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  depth: number,
): fc.Arbitrary<string> {
  const named = getNamedType(field.type);
  return fc
    .record({
      applied: directive,
      given: fc.tuple(
        ...field.args.map((argument) => {
          const values = argumentValues[getNamedType(argument.type).name] ?? [];
          const isRequired = argument.type.toString().endsWith('!');
          const given = values.filter((value) => !isRequired || value !== 'null');
          return fc
            .constantFrom(...(isRequired ? given : ['', ...given]))
            .map((value) => (value === '' ? '' : `${argument.name}: ${value}`));
        }),
      ),
      alias: fc.constantFrom(
        '',
        '',
        '',
        'id',
        'rating',
        '__typename',
        '_alias_id',
        '_internal_qp_alias_0',
        'x',
      ),
      selection: isCompositeType(named) ? selectionOf(schema, named, depth - 1) : fc.constant(''),
    })
    .map(({ applied, given, alias, selection }) => {
      const args = given.filter((text) => text !== '').join(', ');
      // A name of its own for every set of arguments: otherwise most operations would have conflicts.
      const own = args === '' ? '' : `${field.name}_${args.replaceAll(/\W/g, '')}`;
      const name = alias || own;
      return `${name && `${name}: `}${field.name}${args && `(${args})`} ${applied} ${selection}`;
    });
}
