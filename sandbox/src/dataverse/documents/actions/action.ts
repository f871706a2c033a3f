import type { JsonObject } from '../../../json.ts';
import { entitySetOf } from '../../../model/model.ts';
import type { StoredRecord } from '../../../store/record-store.ts';
import { type BusinessRefusal, businessError } from '../../behaviour/business-error.ts';
import { requireRecord } from '../../key.ts';
import type { Organization } from '../../organization.ts';
import type { DocumentKind } from '../document-kinds.ts';
import { requireUnlocked } from '../p2c/form-locks.ts';

/** What an action answers: nothing, or a record with all or some of its columns. */
export type Answer =
  | { readonly entitySet: string; readonly id: string; readonly select: readonly string[] | undefined }
  | undefined;

/** An unbound action: throws its refusal, and then has changed nothing. */
export type Action = (organization: Organization, parameters: JsonObject) => Answer;

/**
 * The document that an action is to change. Throws when there is none, or when the forms of Prospect to cash keep a
 * person from it: they hide the commands of what F&O maintains (cancel, invoice, recalculate, lock prices).
 */
export function documentOf(organization: Organization, kind: DocumentKind, id: string): StoredRecord {
  const set = entitySetOf(organization.model, kind.entitySet);
  const record = requireRecord(organization, set, { kind: 'primary', id });
  requireUnlocked(organization, kind, record.values);
  return record;
}

/** Throws unless the document is in one of the states. */
export function requireState(
  { values }: StoredRecord,
  states: readonly bigint[],
  refusal: BusinessRefusal,
): void {
  if (!states.some((state) => state === (values.statecode ?? 0n))) throw businessError(refusal);
}
