import type { JsonObject } from '../../../json.ts';
import { entitySetOf } from '../../../model/model.ts';
import type { StoredRecord } from '../../../store/record-store.ts';
import { type BusinessRefusal, businessError } from '../../behaviour/business-error.ts';
import { requireRecord } from '../../key.ts';
import type { Organization } from '../../organization.ts';
import type { DocumentKind } from '../document-kinds.ts';

/** What an action answers: nothing, or a record with all or some of its columns. */
export type Answer =
  | { readonly entitySet: string; readonly id: string; readonly select: readonly string[] | undefined }
  | undefined;

/** An unbound action: throws its refusal, and then has changed nothing. */
export type Action = (organization: Organization, parameters: JsonObject) => Answer;

export function documentOf(organization: Organization, kind: DocumentKind, id: string): StoredRecord {
  return requireRecord(organization, entitySetOf(organization.model, kind.entitySet), {
    kind: 'primary',
    id,
  });
}

/** Throws unless the document is in one of the states. */
export function requireState(
  { values }: StoredRecord,
  states: readonly bigint[],
  refusal: BusinessRefusal,
): void {
  if (!states.some((state) => state === (values.statecode ?? 0n))) throw businessError(refusal);
}
