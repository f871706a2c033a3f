import type { Stored } from '../../edm/stored.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import { lookedUp, recordsBelow, touch, writeComputed } from '../behaviour/computed.ts';
import type { Organization } from '../organization.ts';
import { type DocumentKind, fromHeader } from './document-kinds.ts';
import { documentTotals } from './document-totals.ts';
import { lineAmounts } from './line-amounts.ts';

export function linesOf(
  organization: Organization,
  { lines }: DocumentKind,
  documentId: Stored | undefined,
): StoredRecord[] {
  return recordsBelow(organization, lines.entitySet, lines.parent, documentId);
}

/**
 * After any change of a line: the totals of its document and the flag of Prospect to cash. The document is written anew,
 * once for all lines of a transaction.
 */
export function recalculate(
  organization: Organization,
  kind: DocumentKind,
  documentId: Stored | undefined,
): void {
  const name = `recalculate ${kind.entitySet} ${documentId}`;
  organization.defer(name, () => recalculateNow(organization, kind, documentId));
}

function recalculateNow(
  organization: Organization,
  kind: DocumentKind,
  documentId: Stored | undefined,
): void {
  const document = lookedUp(organization, kind.entitySet, documentId);
  if (!document) return;
  const lines = linesOf(organization, kind, documentId);
  const only = lines.every(externalTest(organization)) ? 1n : 0n;
  const changed = {
    ...documentTotals(organization, kind, document.values, lines),
    msdynce_hasexternallymaintainedproductsonly: only,
  };
  touch(organization, kind.entitySet, document, changed);
  mirror(organization, kind, { ...document.values, ...changed }, lines);
}

/** What lines say of their document. */
export function mirror(
  organization: Organization,
  kind: DocumentKind,
  document: StoredRecord['values'],
  lines = linesOf(organization, kind, document[kind.id]),
): void {
  for (const line of lines)
    writeComputed(organization, kind.lines.entitySet, line, fromHeader(kind.lines.mirrored, document));
}

/** Looks every price up anew that the price list gives, and adds up the document again. */
export function reprice(
  organization: Organization,
  kind: DocumentKind,
  documentId: Stored | undefined,
): void {
  for (const line of linesOf(organization, kind, documentId))
    writeComputed(
      organization,
      kind.lines.entitySet,
      line,
      lineAmounts(organization, kind, line.values, { kind: 'look-up' }),
    );
  recalculate(organization, kind, documentId);
}

/** Whether a line has a product of F&O. The line that stands for the tax of a header says nothing of that. */
function externalTest(organization: Organization): (line: StoredRecord) => boolean {
  const known = new Map<Stored, boolean>();
  const isExternal = (productId: Stored) =>
    lookedUp(organization, 'products', productId)?.values.msdynce_ismaintainedexternally === 1n;
  return ({ values: { _productid_value: productId = null, msdynce_ismisctax: isTax } }) => {
    if (isTax === 1n) return true;
    const found = known.get(productId) ?? isExternal(productId);
    known.set(productId, found);
    return found;
  };
}

/** One more than the highest number of the document: the numbers of other lines never change. */
export function nextLineNumber(
  organization: Organization,
  kind: DocumentKind,
  documentId: Stored | undefined,
): bigint {
  const [last] = organization.store(kind.lines.entitySet).find({
    where: { sql: `t."${kind.lines.parent}" = ?`, parameters: [documentId ?? null] },
    select: ['sequencenumber'],
    orderBy: 't."sequencenumber" desc',
    limit: 1,
  });
  const highest = last?.values.sequencenumber;
  return (typeof highest === 'bigint' && highest > 0n ? highest : 0n) + 1n;
}
