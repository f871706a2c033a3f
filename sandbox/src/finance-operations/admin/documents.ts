import { fieldsOf, oneOf, textField } from '../../admin/read-fields.ts';
import { type Decimal, printShortest } from '../../edm/decimal.ts';
import { type Json, type JsonObject, rawNumber } from '../../json.ts';
import { quotations } from '../documents/document-lines.ts';
import type { Environment } from '../environment.ts';
import { resourceNotFound } from '../errors.ts';
import { addToBalance, postFreeTextInvoice } from '../invoices/journal.ts';
import { postInvoice } from '../invoices/post-invoice.ts';
import { cancelOrder } from '../orders/cancel.ts';
import { chargeOrder } from '../orders/charges.ts';
import { confirmOrder } from '../orders/confirm.ts';
import { orderOf } from '../orders/order-of.ts';
import { postGoods } from '../orders/post.ts';
import { calculateSalesTotals } from '../orders/totals.ts';
import { stepQuotation } from '../quotations/lifecycle.ts';
import { memberOf, minus, zero } from '../writing/values.ts';
import { amountField, linesField } from './read-fields.ts';

const orderSteps = ['confirm', 'pick', 'pack', 'ship', 'invoice', 'cancel', 'charge'] as const;
const quotationSteps = ['send', 'confirm', 'lose', 'cancel'] as const;

/** Takes a sales order a step further, as a person in the client would; its status, and of an invoice the number. */
export function stepOrder(environment: Environment, json: Json): object {
  const body = fieldsOf(json, ['company', 'number', 'step', 'lines', 'amount', 'tax']);
  const company = companyOf(environment, body);
  const number = textField(body, 'number');
  const step = oneOf(body, 'step', orderSteps);
  const order = orderOf(environment, company, number);
  const invoice = step === 'invoice' ? postInvoice(environment, order, linesField(body)) : undefined;
  switch (step) {
    case 'confirm':
      confirmOrder(environment, order);
      break;
    case 'pick':
    case 'pack':
    case 'ship':
      postGoods(environment, order, step, linesField(body));
      break;
    case 'cancel':
      cancelOrder(environment, order);
      break;
    case 'charge':
      chargeOrder(environment, order, {
        amount: amountField(body, 'amount'),
        tax: amountField(body, 'tax', zero),
      });
      break;
    case 'invoice':
      break;
    default:
      step satisfies never;
  }
  const { values } = orderOf(environment, company, number);
  const status = memberOf(
    environment.store('CDSSalesOrderHeaders').set,
    values,
    'SalesOrderProcessingStatus',
  );
  return { status, ...(invoice === undefined ? {} : { invoice }) };
}

/** Takes a quotation a step further; of a confirmed one the number of its order. */
export function stepQuote(environment: Environment, json: Json): object {
  const body = fieldsOf(json, ['company', 'number', 'step']);
  const key = {
    dataAreaId: companyOf(environment, body),
    SalesQuotationNumber: textField(body, 'number'),
  };
  const found = environment.store(quotations.headers).findByKey(key);
  if (!found) throw resourceNotFound(`${quotations.headers}('${key.SalesQuotationNumber}')`);
  const order = stepQuotation(environment, found, oneOf(body, 'step', quotationSteps));
  return order === undefined ? {} : { order };
}

export function runSalesTotals(environment: Environment): object {
  return { orders: calculateSalesTotals(environment) };
}

export function postFreeText(environment: Environment, json: Json): object {
  const body = fieldsOf(json, ['company', 'customer', 'amount']);
  const invoice = postFreeTextInvoice(environment, {
    company: companyOf(environment, body),
    customer: textField(body, 'customer'),
    total: amountField(body, 'amount'),
  });
  return { invoice };
}

/** A payment of a customer; the balance after it. */
export function payInvoices(environment: Environment, json: Json): object {
  const body = fieldsOf(json, ['company', 'customer', 'amount']);
  const paid = minus(zero, amountField(body, 'amount'));
  const [company, customer] = [companyOf(environment, body), textField(body, 'customer')];
  if (!environment.store('CustomersV3').findByKey({ dataAreaId: company, CustomerAccount: customer }, []))
    throw resourceNotFound(`CustomersV3('${customer}')`);
  return { balance: shown(addToBalance(environment, company, customer, paid)) };
}

const companyOf = ({ options }: Environment, body: JsonObject): string =>
  textField(body, 'company', options.defaultCompany);

const shown = ({ units, scale }: Decimal): object => rawNumber(printShortest(units, scale));
