import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { codedError } from './graphql-errors.ts';

/** More digits than either system stores; longer texts are refused before they are computed with. */
const decimalDigitsMax = 38;
/** No exponent, no plus. */
const decimalText = /^-?\d+(?:\.\d+)?$/;
const guidText = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const dayText = /^\d{4}-\d{2}-\d{2}$/;
const dateTimeText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Exact from end to end: a number literal would already have been rounded by somebody, so only strings are taken. */
export const decimalScalar = stringScalar('Decimal', 'a decimal as a string, such as "1234.50"', (text) =>
  decimalText.test(text) && text.replace(/[-.]/g, '').length <= decimalDigitsMax ? text : undefined,
);

/** Instants in UTC; an offset is converted, and a day alone is its first instant. */
export const dateTimeScalar = stringScalar(
  'DateTime',
  'an instant in ISO 8601 with a zone, such as "2026-11-23T12:00:00Z", or a day, such as "2026-11-23"',
  (given) => {
    const text = dayText.test(given) ? `${given}T00:00:00Z` : given;
    const time = dateTimeText.test(text) && isDayOfCalendar(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000Z', 'Z');
  },
);

/** Compared in lower case, as Dataverse does. */
export const guidScalar = stringScalar(
  'Guid',
  'a GUID, such as "60c4e274-0d87-e711-80e5-00155db19e6d"',
  (text) => (guidText.test(text) ? text.toLowerCase() : undefined),
);

/** `Date.parse` takes the 30th of February for the 2nd of March. */
function isDayOfCalendar(text: string): boolean {
  const day = text.slice(0, 10);
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** A scalar written as a string. `parse` returns its canonical form, or undefined where the text is none. */
function stringScalar(
  name: string,
  expected: string,
  parse: (text: string) => string | undefined,
): GraphQLScalarType<string, string> {
  const read = (value: unknown, got: string, node?: ValueNode): string => {
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed !== undefined) return parsed;
    throw codedError('INVALID_VALUE', `Expected ${expected}; got ${got}.`, { expected, got }, node);
  };
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => {
      if (typeof value === 'string') return parse(value) ?? value;
      throw new GraphQLError(`${name} must be served as a string; got ${typeof value}.`);
    },
    parseValue: (value) => read(value, nameValue(value)),
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, nameLiteral(node), node),
  });
}

const shownMax = 100;

/** A value in a sentence. A list or an object is not printed: it may be of any size and depth. */
function nameValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? quote(value) : String(value).slice(0, shownMax);
}

/** The same for what stands in the document. */
function nameLiteral(node: ValueNode): string {
  switch (node.kind) {
    case Kind.STRING:
      return quote(node.value);
    case Kind.LIST:
      return 'a list';
    case Kind.OBJECT:
      return 'an object';
    case Kind.NULL:
      return 'null';
    case Kind.VARIABLE:
      return `$${node.name.value}`.slice(0, shownMax);
    default:
      return String(node.value).slice(0, shownMax);
  }
}

const quote = (text: string): string =>
  text.length > shownMax ? `${JSON.stringify(text.slice(0, shownMax))}…` : JSON.stringify(text);
