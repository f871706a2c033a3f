import type { Decimal } from '../../edm/decimal.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { type Environment, emptyRecord, firstRecVersion } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import { raiseBusinessEvent } from '../events/business-events.ts';
import { today } from '../orders/header-rules.ts';
import { nextNumber } from '../writing/number-sequence.ts';
import { amount, plus, stored, text } from '../writing/values.ts';

const headers = 'SalesInvoiceHeadersV2';
const lines = 'SalesInvoiceV2Lines';

export interface Posting {
  readonly company: string;
  /** Account that pays. */
  readonly customer: string;
  readonly header: StoredValues;
  readonly lines: readonly StoredValues[];
  readonly total: Decimal;
  readonly event: 'SalesInvoicePostedBusinessEvent' | 'CustFreeTextInvoicePostedBusinessEvent';
}

/** Writes a posted invoice with its number and voucher, and adds it to the balance of the customer. */
export function addToJournal(environment: Environment, posting: Posting): string {
  const { company, customer, total } = posting;
  const counter = (name: string) => `${name}.${company.toLowerCase()}`;
  const key = {
    dataAreaId: company,
    InvoiceNumber: nextNumber(environment, counter('invoice'), 'CIV-', 6),
    InvoiceDate: today(environment),
    LedgerVoucher: nextNumber(environment, counter('invoiceVoucher'), 'CIVV-', 6),
  };
  const { store } = environment;
  store(headers).insert(
    {
      ...emptyRecord(store(headers).set),
      ...posting.header,
      ...key,
      InvoiceCustomerAccountNumber: customer,
      TotalInvoiceAmount: stored(total),
    },
    firstRecVersion,
  );
  for (const line of posting.lines)
    store(lines).insert({ ...emptyRecord(store(lines).set), ...line, ...key }, firstRecVersion);
  addToBalance(environment, company, customer, total);
  raiseBusinessEvent(environment, company, posting.event, {
    InvoiceAccount: customer,
    InvoiceId: key.InvoiceNumber,
    InvoiceDate: key.InvoiceDate,
    Voucher: key.LedgerVoucher,
    ...(text(posting.header, 'SalesOrderNumber') === ''
      ? {}
      : { SalesOrderNumber: text(posting.header, 'SalesOrderNumber') }),
    InvoiceAmountInTransactionCurrency: total,
    TransactionCurrencyCode: text(posting.header, 'CurrencyCode'),
  });
  return key.InvoiceNumber;
}

/** Posts an invoice that no order stands behind. */
export function postFreeTextInvoice(
  environment: Environment,
  { company, customer, total }: { company: string; customer: string; total: Decimal },
): string {
  const found = environment
    .store('CustomersV3')
    .findByKey({ dataAreaId: company, CustomerAccount: customer });
  const { set } = environment.store(headers);
  if (!found)
    throw writeFailed(
      set,
      `Warning: The value '${customer}' in field 'Invoice account' is not found in the related table 'Customers'.`,
    );
  const { SalesCurrencyCode = '', PaymentTerms = '' } = found.values;
  return addToJournal(environment, {
    company,
    customer,
    header: { CurrencyCode: SalesCurrencyCode, PaymentTermsName: PaymentTerms },
    lines: [],
    total,
    event: 'CustFreeTextInvoicePostedBusinessEvent',
  });
}

/** What a customer owes goes up with an invoice and down with a payment; the customer becomes no newer by it. */
export function addToBalance(
  environment: Environment,
  company: string,
  customer: string,
  change: Decimal,
): Decimal {
  const store = environment.store('CustomersV3');
  const found = store.findByKey({ dataAreaId: company, CustomerAccount: customer });
  if (!found) throw new Error(`There is no customer ${customer} in ${company}.`);
  const balance = plus(amount(found.values, 'OpenBalance'), change);
  store.update(found.id, { OpenBalance: stored(balance) }, found.version);
  return balance;
}
