import type { Property } from '@p2c/odata';
import type { Codec } from '@p2c/subgraph-runtime';
import { shownEnums } from './enum-members.ts';

/**
 * Values of F&O in GraphQL. F&O knows no null: an empty string and 1 January 1900 mean "not set", and booleans are
 * the enum NoYes (Microsoft Learn, Open Data Protocol for F&O).
 */
export const financeOperationsCodec: Codec = {
  decode(value, { name, property }) {
    if (value === null || value === '') return null;
    switch (unqualified(property.type)) {
      case 'NoYes':
        return value === 'Yes';
      case 'DateTimeOffset':
        return String(value).startsWith('1900-01-01') ? null : value;
      case 'Decimal':
        return String(value);
      default:
        if (name === 'dataAreaId') return String(value).toLowerCase();
        return shownEnum(property) ? (shownEnum(property)?.names.get(String(value)) ?? null) : value;
    }
  },
  encode(value, { property }) {
    switch (unqualified(property.type)) {
      case 'NoYes':
        return value === true ? 'Yes' : 'No';
      case 'Decimal':
        return value ?? '0';
      case 'Int32':
        return value ?? 0;
      default: {
        const shown = shownEnum(property);
        if (shown === undefined) return value ?? '';
        return value === null ? Object.values(shown.members)[0] : shown.members[String(value)];
      }
    }
  },
};

const shownEnum = ({ type }: Property) => shownEnums.get(unqualified(type));

function unqualified(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}
