import { parseDateTime } from '../../edm/date-time.ts';
import { fold } from '../../edm/fold.ts';
import { type Literal, QueryError } from '../../filter/ast.ts';
import type { KeyPredicate } from '../../http/resource-path.ts';
import { type EntitySet, propertyOf } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';

/** Checks that a key names all parts, and nothing else. */
export function resolveKey(set: EntitySet, predicate: KeyPredicate): StoredValues {
  const [only = '', ...others] = set.key;
  const parts =
    predicate.kind === 'named'
      ? predicate.parts
      : others.length === 0
        ? new Map([[only, predicate.value]])
        : new Map();
  if (parts.size !== set.key.length)
    throw new QueryError(
      `The number of keys specified in the URI does not match number of key properties for the resource '${set.qualifiedTypeName}'.`,
    );
  const values = set.key.map((name) => {
    const literal = parts.get(name);
    if (!literal)
      throw new QueryError(
        `The key property '${name}' of the resource '${set.qualifiedTypeName}' is missing in the URI.`,
      );
    return [name, keyValue(set, name, literal)] as const;
  });
  return Object.fromEntries(values);
}

function keyValue(set: EntitySet, name: string, literal: Literal): string | bigint {
  const { type, enumType } = propertyOf(set, name);
  const expected = enumType?.name ?? (type === 'Edm.Int32' || type === 'Edm.Int64' ? type : 'Edm.String');
  const refused = (wanted: string) =>
    new QueryError(`The value of the key property '${name}' must be a literal of type '${wanted}'.`);
  switch (type) {
    case 'Edm.Int32':
    case 'Edm.Int64':
      if (literal.kind !== 'number' || !/^-?\d{1,18}$/.test(literal.text)) throw refused(type);
      return BigInt(literal.text);
    case 'Edm.DateTimeOffset': {
      const isTime = literal.kind === 'dateTime' || literal.kind === 'date';
      const time = isTime ? parseDateTime(literal.text) : undefined;
      if (time === undefined) throw refused(type);
      return BigInt(time);
    }
    case 'Enum': {
      const isOfType = literal.kind === 'enum' && literal.typeName === enumType?.name;
      const value = isOfType ? enumType?.valueOf.get(literal.text) : undefined;
      if (value === undefined) throw refused(expected);
      return BigInt(value);
    }
    default:
      if (literal.kind !== 'string') throw refused(expected);
      return literal.text;
  }
}

/** The record under a key. Without cross-company, records of other companies are not there. */
export function findRecord(
  environment: Environment,
  set: EntitySet,
  key: StoredValues,
  crossCompany: boolean,
): StoredRecord | undefined {
  const company = key.dataAreaId;
  if (
    !crossCompany &&
    typeof company === 'string' &&
    fold(company) !== fold(environment.options.defaultCompany)
  )
    return undefined;
  return environment.store(set.name).findByKey(key);
}
