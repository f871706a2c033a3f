import fc from 'fast-check';
import type { BatchOperation } from './batch-body.ts';
import { runMark } from './operations.ts';

const customer = fc.nat({ max: 3 }).map((n) => `C${runMark}-${n}`);
const order = fc.nat({ max: 2 }).map((n) => `O${runMark}-${n}`);
const customerAt = (number: string) => `CustomersV3(dataAreaId='usmf',CustomerAccount='${number}')`;
const orderAt = (number: string) => `CDSSalesOrderHeaders(dataAreaId='usmf',SalesOrderNumber='${number}')`;
const condition = fc.constantFrom<Record<string, string>>({}, { 'If-Match': '*' }, { 'If-Match': 'W/"x"' });
const values = fc.constantFrom<object>(
  { OrganizationName: 'Changed', CreditLimit: 12.125 },
  { PaymentTerms: 'Net10', PrimaryContactPhone: '1' },
  // Refused: by a rule, as no property, too long, of another type, as part of the key.
  { CustomerGroupId: 'none' },
  { Nothing: 1 },
  { OrganizationName: 'x'.repeat(101) },
  { CreditLimit: 'much' },
  { CustomerAccount: 'other' },
);

/** Reads, writes and refusals of F&O, of customers and of orders whose totals come later. */
export const financeOperationsOperation: fc.Arbitrary<BatchOperation> = fc.oneof(
  fc.record({ CustomerAccount: customer, more: values }).map(({ CustomerAccount, more }) => ({
    method: 'POST',
    url: 'CustomersV3',
    body: {
      CustomerGroupId: '30',
      SalesCurrencyCode: 'USD',
      OrganizationName: 'Made',
      ...more,
      CustomerAccount,
    },
  })),
  fc
    .record({
      url: customer.map(customerAt),
      body: values,
      headers: condition,
    })
    .map((parts) => ({ method: 'PATCH', ...parts })),
  fc
    .record({ url: customer.map(customerAt), headers: condition })
    .map((parts) => ({ method: 'DELETE', ...parts })),
  fc
    .record({
      SalesOrderNumber: order,
      OrderingCustomerAccountNumber: fc.oneof(fc.constant('US-003'), customer),
    })
    .map((parts) => ({
      method: 'POST',
      url: 'CDSSalesOrderHeaders',
      body: { ...parts, CurrencyCode: 'USD', DefaultShippingSiteId: '1', DefaultShippingWarehouseId: '13' },
    })),
  fc
    .record({
      SalesOrderNumber: order,
      ProductNumber: fc.constantFrom('D0001', 'A0001', 'none'),
      OrderedSalesQuantity: fc.integer({ min: -1, max: 4 }),
    })
    .map((body) => ({ method: 'POST', url: 'CDSSalesOrderLinesV2', body })),
  fc
    .record({
      url: order.map(orderAt),
      body: fc.constantFrom(
        { SalesOrderName: 'Named' },
        { TotalDiscountAmount: 1.5 },
        { CurrencyCode: 'XXX' },
      ),
    })
    .map((parts) => ({ method: 'PATCH', ...parts })),
  fc
    .record({ number: order, line: fc.integer({ min: 1, max: 2 }), quantity: fc.integer({ min: 1, max: 9 }) })
    .map(({ number, line, quantity }) => ({
      method: 'PATCH',
      url: `CDSSalesOrderLinesV2(dataAreaId='usmf',SalesOrderNumber='${number}',LineCreationSequenceNumber=${line})`,
      body: { OrderedSalesQuantity: quantity },
    })),
  fc
    .record({ number: order, step: fc.constantFrom('confirm', 'postPackingSlip', 'postInvoice', 'cancel') })
    .map(({ number, step }) => ({
      method: 'POST',
      url: `${orderAt(number)}/Microsoft.Dynamics.DataEntities.${step}`,
      body: {},
    })),
  fc
    .oneof(
      customer.map((number) => `${customerAt(number)}?$select=OrganizationName,CreditLimit`),
      order.map(
        (number) => `${orderAt(number)}?$select=SalesOrderName,OrderTotalAmount,SalesOrderProcessingStatus`,
      ),
      order.map(
        (number) =>
          `CDSSalesOrderLinesV2?$select=LineAmount,ProductNumber&$filter=SalesOrderNumber%20eq%20'${number}'`,
      ),
      fc.constant('CustomersV3/$count'),
      fc.constant('Nothing'),
    )
    .map((url) => ({ method: 'GET', url })),
);

/** What operations of one run can have made or changed. */
export const financeOperationsRows: readonly string[] = [
  `CustomersV3?$filter=CustomerAccount eq 'C${runMark}*'`,
  `CDSSalesOrderHeaders?$filter=SalesOrderNumber eq 'O${runMark}*'`,
  `CDSSalesOrderLinesV2?$filter=SalesOrderNumber eq 'O${runMark}*'`,
  `SalesInvoiceHeadersV2?$filter=SalesOrderNumber eq 'O${runMark}*'`,
];

/** All of it. */
export const allFinanceOperationsRows: readonly string[] = [
  'CustomersV3',
  'CDSSalesOrderHeaders',
  'CDSSalesOrderLinesV2',
  'SalesInvoiceHeadersV2',
];
