import type { Codec } from '@p2c/subgraph-runtime';

/** Values of Dataverse in GraphQL: they read alike but for identifiers and instants. */
export const salesCodec: Codec = {
  decode(value, { property }) {
    if (value === null || value === '') return null;
    if (property.type === 'Edm.Guid') return String(value).toLowerCase();
    if (property.type === 'Edm.Decimal') return String(value);
    return value;
  },
  encode(value) {
    return value === '' ? null : value;
  },
};

const activeState = 0;
const inactiveState = 1;

/** For tables whose records are active or not: their state reads as a Boolean. */
export const activityCodec: Codec = {
  decode(value, column) {
    const decoded = salesCodec.decode(value, column);
    return column.name === 'statecode' && decoded !== null ? decoded === activeState : decoded;
  },
  encode(value, column) {
    if (column.name !== 'statecode') return salesCodec.encode(value, column);
    return value === true ? activeState : inactiveState;
  },
};
