import type { Stored } from '../../edm/stored.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { businessError } from '../behaviour/business-error.ts';
import { lookedUp } from '../behaviour/computed.ts';
import { productStates } from '../catalogue/product-rules.ts';
import type { Organization } from '../organization.ts';
import { type DocumentKind, fromHeader, invoiceKind, orderKind, quoteKind } from './document-kinds.ts';
import { requireOpenParent } from './document-states.ts';
import { decimalOf, lineAmounts } from './line-amounts.ts';
import { nextLineNumber, recalculate } from './lines.ts';
import { requireUnlockedLine } from './p2c/form-locks.ts';
import { requireOneTaxLine } from './p2c/freight-tax.ts';

/** Lines: numbered once for all, priced by the price list, of an active product or a write-in. */
function lineBehaviour(kind: DocumentKind): Behaviour {
  const { entitySet, lines } = kind;
  const documentOf = (organization: Organization, values: StoredValues | undefined) =>
    lookedUp(organization, entitySet, values?.[lines.parent])?.values;
  const documentsOf = (before: StoredValues | undefined, values: StoredValues) =>
    new Set([before?.[lines.parent], values[lines.parent]]);
  const requireOpen = (organization: Organization, documentId: Stored | undefined) => {
    const document = lookedUp(organization, entitySet, documentId);
    if (document) requireOpenParent(kind, document.values);
  };
  return {
    defaults(organization, given) {
      const product = lookedUp(organization, 'products', given._productid_value)?.values;
      const document = documentOf(organization, given);
      return {
        sequencenumber: nextLineNumber(organization, kind, given[lines.parent]),
        producttypecode: 1n,
        propertyconfigurationstatus: 2n,
        ...fromHeader(lines.inherited, document),
        isproductoverridden: product ? 0n : 1n,
        _transactioncurrencyid_value: document?._transactioncurrencyid_value ?? null,
        productname: product?.name ?? given.productdescription ?? null,
        [lines.name]: product?.name ?? shortened(given.productdescription),
      };
    },
    consequences(organization, values, before, by) {
      const product = lookedUp(organization, 'products', values._productid_value)?.values;
      const first = by === 'action' ? ({ kind: 'copy' } as const) : ({ kind: 'look-up' } as const);
      return {
        ...lineAmounts(organization, kind, values, before ? { kind: 'keep', before } : first),
        ...fromHeader(lines.mirrored, documentOf(organization, values)),
        ...(kind.kind === 'quote'
          ? { msdynce_ismaintainedexternally: product?.msdynce_ismaintainedexternally ?? 0n }
          : {}),
      };
    },
    check(organization, values, before, by) {
      if (by === 'client')
        for (const documentId of documentsOf(before, values)) {
          requireOpen(organization, documentId);
          requireUnlockedLine(organization, kind, lookedUp(organization, entitySet, documentId), 'change');
        }
      if (kind.hasMiscTax) requireOneTaxLine(organization, kind, values);
      if (values.isproductoverridden === 1n) return requireWriteIn(values);
      requireProduct(organization, kind, values, before, by === 'client');
    },
    checkRemoval(organization, { values }, by) {
      if (by !== 'client') return;
      requireOpen(organization, values[lines.parent]);
      const document = lookedUp(organization, entitySet, values[lines.parent]);
      requireUnlockedLine(organization, kind, document, 'remove');
    },
    written(organization, values, before) {
      for (const documentId of documentsOf(before, values)) recalculate(organization, kind, documentId);
    },
    removed: (organization, record) => recalculate(organization, kind, record.values[lines.parent]),
  };
}

export const quoteLineBehaviour = lineBehaviour(quoteKind);
export const orderLineBehaviour = lineBehaviour(orderKind);
export const invoiceLineBehaviour = lineBehaviour(invoiceKind);

/** A write-in has a description of its own, and neither product nor unit. */
function requireWriteIn(values: StoredValues): void {
  if (typeof values.productdescription !== 'string') throw businessError('productMissing');
  if (typeof values._productid_value === 'string') throw businessError('productAndDescription');
  if (typeof values._uomid_value === 'string') throw businessError('unitAndDescription');
}

/** A product that is put on a line is active; its unit is one of its group, its quantity as fine as it allows. */
function requireProduct(
  organization: Organization,
  kind: DocumentKind,
  values: StoredValues,
  before: StoredValues | undefined,
  isClient: boolean,
): void {
  const product = lookedUp(organization, 'products', values._productid_value)?.values;
  if (!product) throw businessError('productMissing');
  if (typeof values.productdescription === 'string') throw businessError('productAndDescription');
  const isPutOn = before?._productid_value !== values._productid_value;
  if (isPutOn && product.statecode !== productStates.active && isClient)
    throw businessError('productNotActive');
  const unit = lookedUp(organization, 'uoms', values._uomid_value)?.values;
  if (!unit) throw businessError('unitMissing');
  if (unit._uomscheduleid_value !== product._defaultuomscheduleid_value)
    throw businessError('unitNotOfProduct');
  const decimals = Number(product.quantitydecimal ?? 0);
  const { units, scale } = decimalOf(organization, kind, values, 'quantity');
  if (decimals < scale && units % 10n ** BigInt(scale - decimals) !== 0n)
    throw businessError('quantityDecimals');
}

const nameLengthMax = 100;
const shortened = (text: Stored | undefined) =>
  typeof text === 'string' ? text.slice(0, nameLengthMax) : null;
