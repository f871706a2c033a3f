import type { Stored } from '../../edm/stored.ts';
import { ServiceError } from '../../errors.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { codes } from '../errors.ts';

/** The two columns of a state, which must match; a state alone brings its first status reason. */
export function stateAndStatus(
  set: EntitySet,
  id: string,
  given: StoredValues,
  present: StoredValues,
): Record<string, Stored> {
  const status = set.properties.get('statuscode');
  if (!status?.options || !set.properties.has('statecode')) return {};
  const state = given.statecode ?? present.statecode ?? 0n;
  const isSame = given.statecode === undefined || given.statecode === present.statecode;
  const fallback = status.options.find((option) => BigInt(option.state ?? -1) === state);
  const reason =
    given.statuscode ??
    (isSame ? present.statuscode : undefined) ??
    (fallback ? BigInt(fallback.value) : null);
  const option = status.options.find(({ value }) => BigInt(value) === reason);
  if (option?.state === undefined || BigInt(option.state) !== state) {
    const label = set.properties
      .get('statecode')
      ?.options?.find(({ value }) => BigInt(value) === state)?.label;
    const type = set.typeName[0]?.toUpperCase() + set.typeName.slice(1);
    throw new ServiceError(
      400,
      codes.stateStatusPair,
      `${reason} is not a valid status code for state code ${type}State.${label} on ${set.typeName} with Id ${id}.`,
    );
  }
  return { statecode: state, statuscode: reason ?? null };
}
