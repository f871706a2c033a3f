import type { FieldNode } from 'graphql';

/**
 * Under which key a field stands between planning and projection. The planner takes `__typename`, keys and required
 * fields from the result by their names, and a client may give these names to other fields: for `{ id: rating }` the
 * rating would be sent to the next subgraph as the id. So an alias travels behind a prefix, where no name of the
 * schema is, and only the projection and the paths of errors know the client's word for it.
 */
const aliasPrefix = '_alias_';

export const plannedKey = ({ name, alias }: FieldNode): string =>
  alias && alias.value !== name.value ? `${aliasPrefix}${alias.value}` : name.value;

/** The client's name for a key in the result. */
export const clientKey = (key: string): string =>
  key.startsWith(aliasPrefix) ? key.slice(aliasPrefix.length) : key;
