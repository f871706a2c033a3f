import { decodeSortable, encodeSortable } from '../../../edm/decimal.ts';
import type { Stored } from '../../../edm/stored.ts';
import { entitySetOf, propertyOf } from '../../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../../store/record-store.ts';
import { businessError } from '../../behaviour/business-error.ts';
import { insertComputed, removeComputed, touch } from '../../behaviour/computed.ts';
import type { Organization } from '../../organization.ts';
import { type DocumentKind, fromHeader } from '../document-kinds.ts';
import { lineAmounts } from '../line-amounts.ts';
import { recalculate } from '../lines.ts';

const lineName = 'Freight Tax';
/** Below the numbers of all other lines: those are F&O's, and a line of Sales must not take one of them. */
const lineNumber = 0n;

/**
 * Sales has no tax on a header. When F&O sends one, Prospect to cash keeps a write-in line with its amount, so that the
 * totals of both systems agree; without an amount there is no line. The real plug-in does so some moments later.
 */
export function keepTaxLine(
  organization: Organization,
  kind: DocumentKind,
  document: StoredValues,
  before: StoredValues | undefined,
): void {
  if (organization.options.p2cFreightTaxLines === false) return;
  const tax = document.msdynce_misctax ?? null;
  if (tax === (before?.msdynce_misctax ?? null)) return;
  const [line] = taxLinesOf(organization, kind, document[kind.id]);
  if (typeof tax !== 'string' || decodeSortable(tax) === 0n) {
    if (line) removeComputed(organization, kind.lines.entitySet, line);
  } else if (line) {
    const priced = { ...line.values, priceperunit: tax };
    const amounts = lineAmounts(organization, kind, priced, { kind: 'look-up' });
    touch(organization, kind.lines.entitySet, line, { priceperunit: tax, ...amounts });
  } else insertComputed(organization, kind.lines.entitySet, newTaxLine(organization, kind, document, tax));
  recalculate(organization, kind, document[kind.id]);
}

/** Throws when a second line would stand for the tax of one header. */
export function requireOneTaxLine(
  organization: Organization,
  kind: DocumentKind,
  values: StoredValues,
): void {
  if (values.msdynce_ismisctax !== 1n || organization.options.p2cFreightTaxLines === false) return;
  const others = taxLinesOf(organization, kind, values[kind.lines.parent]).filter(
    (line) => line.values[kind.lines.id] !== values[kind.lines.id],
  );
  if (others.length > 0) throw businessError('secondTaxLine');
}

function taxLinesOf(
  organization: Organization,
  kind: DocumentKind,
  documentId: Stored | undefined,
): StoredRecord[] {
  return organization.store(kind.lines.entitySet).find({
    where: {
      sql: `t."${kind.lines.parent}" = ? and t."msdynce_ismisctax" = 1`,
      parameters: [documentId ?? null],
    },
    orderBy: 't."$id"',
  });
}

function newTaxLine(
  organization: Organization,
  kind: DocumentKind,
  document: StoredValues,
  tax: string,
): StoredValues {
  const { lines } = kind;
  const set = entitySetOf(organization.model, lines.entitySet);
  const one = 10n ** BigInt(propertyOf(set, 'quantity').scale);
  const values = {
    [lines.id]: crypto.randomUUID(),
    [lines.parent]: document[kind.id] ?? null,
    [lines.name]: lineName,
    productdescription: lineName,
    productname: lineName,
    isproductoverridden: 1n,
    ispriceoverridden: 1n,
    msdynce_ismisctax: 1n,
    msdynce_ismaintainedexternally: document.msdynce_ismaintainedexternally ?? 0n,
    sequencenumber: lineNumber,
    producttypecode: 1n,
    propertyconfigurationstatus: 2n,
    quantity: encodeSortable(one, propertyOf(set, 'quantity').scale),
    priceperunit: tax,
    _transactioncurrencyid_value: document._transactioncurrencyid_value ?? null,
    _ownerid_value: document._ownerid_value ?? null,
    _owninguser_value: document._owninguser_value ?? null,
    _owningbusinessunit_value: document._owningbusinessunit_value ?? null,
    ...fromHeader(lines.inherited, document),
    ...fromHeader(lines.mirrored, document),
  };
  return { ...values, ...lineAmounts(organization, kind, values, { kind: 'look-up' }) };
}
