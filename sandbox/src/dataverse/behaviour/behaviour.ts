import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import { priceListItemBehaviour } from '../catalogue/price-list-rules.ts';
import { productBehaviour } from '../catalogue/product-rules.ts';
import { unitBehaviour, unitGroupBehaviour } from '../catalogue/unit-rules.ts';
import { orderCloseBehaviour, quoteCloseBehaviour } from '../documents/closing-activities.ts';
import { invoiceBehaviour, orderBehaviour, quoteBehaviour } from '../documents/document-rules.ts';
import { invoiceLineBehaviour, orderLineBehaviour, quoteLineBehaviour } from '../documents/line-rules.ts';
import type { Organization } from '../organization.ts';
import { accountBehaviour } from '../parties/account-rules.ts';
import { contactBehaviour } from '../parties/contact-rules.ts';

/** What a table does beyond its metadata: the platform's own code and the plug-ins of Prospect to cash. */
export interface Behaviour {
  /** What is filled in at creation when the client is silent. */
  defaults?(organization: Organization, given: StoredValues): Record<string, Stored>;
  /** The state of a new record; active where it is left out. */
  firstState?(organization: Organization): bigint;
  /** Columns that are computed from the others, at creation and at every change. */
  consequences?(
    organization: Organization,
    values: StoredValues,
    before: StoredValues | undefined,
    by: Writer,
  ): Record<string, Stored>;
  /** Throws the refusal of the first rule that is broken. */
  check?(
    organization: Organization,
    values: StoredValues,
    before: StoredValues | undefined,
    by: Writer,
  ): void;
  /** Throws the refusal of a deletion. */
  checkRemoval?(organization: Organization, record: StoredRecord, by: Writer): void;
  /** What else is written with the record. */
  written?(
    organization: Organization,
    values: StoredValues,
    before: StoredValues | undefined,
    by: Writer,
  ): void;
  /** What is written when the record is gone. */
  removed?(organization: Organization, record: StoredRecord): void;
}

/** Who writes: a client by its request, an action of the platform, or the example records. */
export type Writer = 'client' | 'action' | 'seed';

const behaviours: Readonly<Record<string, Behaviour>> = {
  accounts: accountBehaviour,
  contacts: contactBehaviour,
  uomschedules: unitGroupBehaviour,
  uoms: unitBehaviour,
  products: productBehaviour,
  productpricelevels: priceListItemBehaviour,
  quotes: quoteBehaviour,
  quotedetails: quoteLineBehaviour,
  quotecloses: quoteCloseBehaviour,
  salesorders: orderBehaviour,
  salesorderdetails: orderLineBehaviour,
  ordercloses: orderCloseBehaviour,
  invoices: invoiceBehaviour,
  invoicedetails: invoiceLineBehaviour,
};

export function behaviourOf(set: EntitySet): Behaviour {
  return behaviours[set.name] ?? {};
}

/** Lookups whose record takes those that point to it along when it is deleted. */
const parental: ReadonlySet<string> = new Set([
  'quotedetails._quoteid_value',
  'quotecloses._quoteid_value',
  'salesorderdetails._salesorderid_value',
  'ordercloses._salesorderid_value',
  'invoicedetails._invoiceid_value',
  'productpricelevels._productid_value',
  'productpricelevels._pricelevelid_value',
  'uoms._uomscheduleid_value',
]);

export function isParental(set: EntitySet, column: string): boolean {
  return parental.has(`${set.name}.${column}`);
}

/**
 * Lookups that are cleared when the record they point to is deleted: what came of a document outlives it, and a company
 * its primary contact. Microsoft Learn, contact table reference: account_primary_contact, Delete: RemoveLink.
 */
const loose: ReadonlySet<string> = new Set([
  'accounts._primarycontactid_value',
  'salesorders._quoteid_value',
  'salesorderdetails._quotedetailid_value',
  'invoices._salesorderid_value',
  'invoicedetails._salesorderdetailid_value',
]);

export function isLoose(set: EntitySet, column: string): boolean {
  return loose.has(`${set.name}.${column}`);
}
