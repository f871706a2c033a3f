import { parseDateTime } from '../../../edm/date-time.ts';
import { isGuid } from '../../../edm/guid.ts';
import type { Literal } from '../../../filter/ast.ts';
import type { ColumnRef } from '../../../filter/typed-filter.ts';
import { logicalName } from '../../metadata/describe-attribute.ts';
import { badCondition, inconvertible, invalidDateTime } from '../refusals.ts';
import type { XmlElement } from './xml-element.ts';

/** The one value of a condition. Throws when there is none, or there are several. */
export function singleValue(condition: XmlElement): string {
  const [value, ...others] = valuesOf(condition);
  if (value === undefined || others.length > 0)
    throw badCondition(`The operator '${condition.attributes.get('operator')}' takes one value.`);
  return value;
}

/** The values of a condition, at least one. */
export function listedValues(condition: XmlElement): readonly string[] {
  const values = valuesOf(condition);
  if (values.length === 0)
    throw badCondition(`The operator '${condition.attributes.get('operator')}' takes values.`);
  return values;
}

function valuesOf({ attributes, children }: XmlElement): readonly string[] {
  const value = attributes.get('value');
  const listed = children.map(({ text }) => text);
  return value === undefined || listed.length > 0 ? listed : [value];
}

/** A value in the form that OData has for the type of the column. Throws the refusal of what cannot be converted. */
export function canonicalValue({ property, set }: ColumnRef, value: string): string {
  const text = value.trim();
  const refused = (type: string) =>
    inconvertible(value, `${set.typeName}.${logicalName(property)}`, `System.${type}`);
  switch (property.type) {
    case 'Edm.String':
    case 'Enum':
      return value;
    case 'Edm.Guid': {
      const bare = text.replace(/^\{(.*)\}$/, '$1');
      if (!isGuid(bare)) throw refused('Guid');
      return bare.toLowerCase();
    }
    case 'Edm.Boolean':
      if (!/^(?:[01]|true|false)$/i.test(text)) throw refused('Boolean');
      return /^(?:1|true)$/i.test(text) ? 'true' : 'false';
    case 'Edm.Int32':
    case 'Edm.Int64':
      if (!/^-?\d{1,19}$/.test(text)) throw refused(property.type === 'Edm.Int32' ? 'Int32' : 'Int64');
      return text;
    case 'Edm.Decimal':
    case 'Edm.Double':
      if (!/^-?\d{1,30}(?:\.\d{1,30})?$/.test(text))
        throw refused(property.type === 'Edm.Decimal' ? 'Decimal' : 'Double');
      return text;
    case 'Edm.DateTimeOffset': {
      const time = canonicalTime(text);
      if (time === undefined) throw invalidDateTime();
      return time;
    }
    default:
      return property.type satisfies never;
  }
}

/** The value as a literal of $filter, for the same check of types. */
export function literalOf(column: ColumnRef, value: string): Literal {
  const text = canonicalValue(column, value);
  switch (column.property.type) {
    case 'Edm.String':
    case 'Enum':
      return { kind: 'string', text };
    case 'Edm.Guid':
      return { kind: 'guid', text };
    case 'Edm.Boolean':
      return { kind: 'boolean', value: text === 'true' };
    case 'Edm.Int32':
    case 'Edm.Int64':
    case 'Edm.Decimal':
    case 'Edm.Double':
      return { kind: 'number', text };
    case 'Edm.DateTimeOffset':
      return { kind: 'dateTime', text };
    default:
      return column.property.type satisfies never;
  }
}

/** `2026-08-22`, with or without a time behind a `T` or a blank, with or without a zone: then UTC. Or `8/22/2026`. */
function canonicalTime(text: string): string | undefined {
  const [, month, dayOfMonth, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso =
    year === undefined ? text : [year, month, dayOfMonth].map((part) => part?.padStart(2, '0')).join('-');
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)(Z|[+-]\d{2}:\d{2})?)?$/i.exec(iso);
  if (!match) return undefined;
  const [, day = '', time = '00:00', zone = 'Z'] = match;
  const canonical = `${day}T${time}${zone}`;
  return parseDateTime(canonical) === undefined ? undefined : canonical;
}
