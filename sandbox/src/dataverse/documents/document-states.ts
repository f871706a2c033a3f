import type { StoredValues } from '../../store/record-store.ts';
import { businessError } from '../behaviour/business-error.ts';
import type { DocumentKind } from './document-kinds.ts';

export const quoteStates = { draft: 0n, active: 1n, won: 2n, closed: 3n } as const;
export const orderStates = { active: 0n, submitted: 1n, canceled: 2n, fulfilled: 3n, invoiced: 4n } as const;
export const invoiceStates = { active: 0n, closed: 1n, paid: 2n, canceled: 3n } as const;

/** The states in which a document and its lines can be changed. */
const open: Readonly<Record<DocumentKind['kind'], readonly bigint[]>> = {
  quote: [quoteStates.draft, quoteStates.active],
  order: [orderStates.active, orderStates.submitted],
  invoice: [invoiceStates.active],
};

/** Whether the document is not read only: neither won or closed, nor canceled, fulfilled, invoiced or paid. */
export function isOpen({ kind }: DocumentKind, { statecode }: StoredValues): boolean {
  return open[kind].some((state) => state === (statecode ?? 0n));
}

/** Throws unless lines of the document can be changed. */
export function requireOpenParent(kind: DocumentKind, document: StoredValues): void {
  if (!isOpen(kind, document)) throw businessError('parentReadOnly');
}

/**
 * Throws when an update may not change the document, or not bring it to its new state. A read-only order or invoice is
 * changed only by an update that makes it active again.
 */
export function requireAllowedUpdate(
  kind: DocumentKind,
  before: StoredValues | undefined,
  values: StoredValues,
): void {
  const from = before?.statecode ?? 0n;
  const to = values.statecode ?? 0n;
  const isReopened = kind.kind !== 'quote' && from !== to && to === 0n;
  if (before && !isOpen(kind, before) && !isReopened) throw businessError('documentReadOnly');
  if (from === to || isReopened) return;
  switch (kind.kind) {
    case 'quote':
      if (before && from === quoteStates.draft && to === quoteStates.active) return;
      throw businessError('quoteState');
    case 'order':
      if (before && (to === orderStates.submitted || to === orderStates.invoiced)) return;
      throw businessError('orderState');
    case 'invoice':
      if (before) return;
      throw businessError('invoiceState');
    default:
      throw new Error(`No states are known of ${kind.kind satisfies never}.`);
  }
}
