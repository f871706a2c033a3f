import type { StoredRecord, StoredValues } from '../../../store/record-store.ts';
import { businessError } from '../../behaviour/business-error.ts';
import type { Organization } from '../../organization.ts';
import type { DocumentKind } from '../document-kinds.ts';
import { quoteStates } from '../document-states.ts';
import { processingStatuses } from './processing-status.ts';

/**
 * What the forms of Prospect to cash keep a person from doing, for requests in the name of a person (MSCRMCallerID). The
 * integration itself, and so every request in its own name, writes what it likes, as in the real solution.
 */
function applies({ options, isImpersonated }: Organization): boolean {
  return options.p2cFormLocks !== false && isImpersonated();
}

/**
 * Throws when a person changes a document that F&O maintains, by an update or by an action, whose button the form hides:
 * an order once it is released or came from there, an invoice at any time.
 */
export function requireUnlocked(
  organization: Organization,
  { kind }: DocumentKind,
  before: StoredValues | undefined,
): void {
  if (!applies(organization)) return;
  switch (kind) {
    case 'quote':
      return;
    case 'order':
      if (before && (isExternal(before) || isReleased(before))) throw businessError('maintainedExternally');
      return;
    case 'invoice':
      throw businessError('maintainedExternally');
    default:
      throw new Error(`No locks are known of ${kind satisfies never}.`);
  }
}

/**
 * Throws when a person changes a line that F&O maintains. The form of an order line is locked only when both hold: the
 * order is released and maintained externally. Lines of a quote stay once it is no draft.
 */
export function requireUnlockedLine(
  organization: Organization,
  { kind }: DocumentKind,
  document: StoredRecord | undefined,
  intent: 'change' | 'remove',
): void {
  if (!document || !applies(organization)) return;
  switch (kind) {
    case 'quote':
      if (intent === 'remove' && document.values.statecode !== quoteStates.draft)
        throw businessError('maintainedExternally');
      return;
    case 'order':
      if (isExternal(document.values) && isReleased(document.values))
        throw businessError('maintainedExternally');
      return;
    case 'invoice':
      throw businessError('maintainedExternally');
    default:
      throw new Error(`No locks are known of ${kind satisfies never}.`);
  }
}

const isExternal = (values: StoredValues) => values.msdynce_ismaintainedexternally === 1n;
const isReleased = (values: StoredValues) =>
  (values.msdynce_processingstatus ?? processingStatuses.draft) !== processingStatuses.draft;
