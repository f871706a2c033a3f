import { commonCorpus, requestsBelow } from './corpus.ts';
import type { WireRequest } from './wire-request.ts';

const { get, post, patch, put, remove, batch } = requestsBelow('/data/');
const admin = requestsBelow('/__sandbox/');
const metadata = requestsBelow('/metadata/');

const customer = "CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')";
const order = "CDSSalesOrderHeaders(dataAreaId='usmf',SalesOrderNumber='000702')";
const quotation = "CDSSalesQuotationHeaders(dataAreaId='usmf',SalesQuotationNumber='USMF-OWN-1')";
const newCustomer = {
  dataAreaId: 'usmf',
  CustomerAccount: 'F-1',
  CustomerGroupId: '30',
  SalesCurrencyCode: 'USD',
  OrganizationName: 'New',
  CreditLimit: 1000.5,
  OnHoldStatus: 'No',
};
const newOrder = {
  OrderingCustomerAccountNumber: 'US-003',
  CurrencyCode: 'USD',
  DefaultShippingSiteId: '1',
  DefaultShippingWarehouseId: '13',
  RequestedShippingDate: '2026-09-01T12:00:00Z',
};
const orderLine = { SalesOrderNumber: '000702', ProductNumber: 'D0001', OrderedSalesQuantity: 2.5 };

/** Requests that F&O takes, of every shape that a client of this process sends, and those of its admin endpoint. */
export const financeOperationsCorpus: readonly WireRequest[] = [
  ...commonCorpus,
  get(''),
  get('$metadata'),
  metadata.get('DataEntities'),
  metadata.get("PublicEntities('CustomerV3')"),
  metadata.get('PublicEntities'),
  metadata.get("PublicEnumerations('NoYes')"),
  get(
    'CustomersV3?cross-company=true&$select=CustomerAccount,OrganizationName,CreditLimit&$orderby=CustomerAccount desc&$top=3&$skip=1&$count=true',
  ),
  get(
    "CustomersV3?cross-company=true&$filter=dataAreaId eq 'usmf' and (CustomerAccount eq 'US-0*' or CreditLimit ge 100.5) and not (OrganizationName eq '*o*')",
  ),
  get(
    "CustomersV3?cross-company=true&$filter=OnHoldStatus eq Microsoft.Dynamics.DataEntities.CustVendorBlocked'No'",
    { Prefer: 'odata.maxpagesize=2' },
  ),
  get(
    "CDSSalesOrderHeaders?$filter=RequestedShippingDate ge 2020-01-01T00:00:00Z and SalesOrderStatus eq Microsoft.Dynamics.DataEntities.SalesStatus'Backorder'",
  ),
  get('CDSSalesOrderLinesV2?$filter=OrderedSalesQuantity mul SalesPrice gt 100 add 5&$count=true'),
  get('CDSSalesOrderHeaders?$expand=CDSSalesOrderLinesV2($select=ProductNumber)'),
  get(`${customer}?cross-company=true`, {
    'If-None-Match': 'W/"x"',
    Accept: 'application/json;odata.metadata=full',
  }),
  get(`${order}/CDSSalesOrderLinesV2`),
  get("CustomersV3/$count?$filter=CustomerAccount ne ''&cross-company=true"),
  get('SalesInvoiceHeadersV2?$top=2'),
  get('ReleasedProductsV2?cross-company=true&$filter=UnitCost gt 1', {
    Accept: 'application/json;IEEE754Compatible=true',
  }),
  get("Warehouses(dataAreaId='usmf',WarehouseId='11')"),
  post('CustomersV3', newCustomer, { Prefer: 'return=representation' }),
  post('CustomersV3?cross-company=true', { ...newCustomer, CustomerAccount: 'F-2', CustomerGroupId: 'none' }),
  post('CDSContactsV2', {
    FirstName: 'Ann',
    LastName: 'Lee',
    AssociatedPartyNumber: 'US-001',
    ContactPersonId: 'C-9',
    Gender: 'Female',
    BirthYear: 1980,
  }),
  post('ProductsV2', { ProductNumber: 'F-1', ProductName: 'Lamp', ProductType: 'Item' }),
  post('ReleasedProductsV2', {
    ItemNumber: 'F-1',
    ProductNumber: 'F-1',
    SalesUnitSymbol: 'ea',
    SalesPrice: 12.125,
  }),
  post('CDSSalesQuotationHeaders', {
    RequestingCustomerAccountNumber: 'US-001',
    CurrencyCode: 'USD',
    SalesQuotationNumber: 'F-Q1',
  }),
  post('CDSSalesQuotationLines', {
    SalesQuotationNumber: 'USMF-OWN-1',
    ProductNumber: 'D0001',
    RequestedSalesQuantity: 2,
    LineCreationSequenceNumber: 7,
  }),
  post('CDSSalesOrderHeaders', newOrder),
  post('CDSSalesOrderLinesV2', orderLine),
  post('SalesOrderHeadersV2', { OrderingCustomerAccountNumber: 'US-003', CurrencyCode: 'USD' }),
  post('SalesOrderLines', { SalesOrderNumber: '000702', ItemNumber: 'D0001', OrderedSalesQuantity: 1 }),
  patch(
    `${customer}?cross-company=true`,
    { OrganizationName: 'Changed', CreditLimit: 10.25, PrimaryContactPhone: '' },
    { 'If-Match': '*' },
  ),
  patch(customer, { PaymentTerms: 'Net10' }, { 'If-Match': 'W/"JzEsMSc="' }),
  put(customer, { ...newCustomer, CustomerAccount: 'US-001' }),
  patch(`CDSSalesOrderLinesV2(dataAreaId='usmf',SalesOrderNumber='000702',LineCreationSequenceNumber=1)`, {
    OrderedSalesQuantity: 3,
    SalesPrice: 9.99,
  }),
  patch(order, { SalesOrderName: 'Renamed', TotalDiscountAmount: 1.5 }),
  patch(quotation, { SalesQuotationName: 'Renamed' }),
  remove(
    "CDSSalesQuotationLines(dataAreaId='usmf',SalesQuotationNumber='USMF-OWN-1',LineCreationSequenceNumber=1)",
    { 'If-Match': '*' },
  ),
  remove("CustomersV3(dataAreaId='usmf',CustomerAccount='F-1')"),
  post(`${order}/Microsoft.Dynamics.DataEntities.confirm`, {}),
  post(`${order}/Microsoft.Dynamics.DataEntities.postPackingSlip`, {
    lineCreationSequenceNumber: 1,
    quantity: 2,
  }),
  post(`${order}/Microsoft.Dynamics.DataEntities.postInvoice`, {}),
  post(`${quotation}/Microsoft.Dynamics.DataEntities.send`, {}),
  post('CDSSalesOrderHeaders/Microsoft.Dynamics.DataEntities.calculateTotals', {}),
  post('calculateSalesTotals', {}),
  batch([
    { method: 'GET', url: 'CustomersV3?cross-company=true&$top=1' },
    [
      { method: 'POST', url: 'CDSSalesOrderHeaders', body: { ...newOrder, SalesOrderNumber: 'F-O1' } },
      { method: 'POST', url: '/data/CDSSalesOrderLinesV2', body: { ...orderLine, SalesOrderNumber: 'F-O1' } },
      {
        method: 'PATCH',
        url: "CDSSalesOrderHeaders(dataAreaId='usmf',SalesOrderNumber='F-O1')",
        body: { SalesOrderName: 'In a set' },
      },
    ],
    { method: 'DELETE', url: "CustomersV3(dataAreaId='usmf',CustomerAccount='F-1')" },
  ]),
  batch([
    [
      { method: 'POST', url: 'CustomersV3', body: { ...newCustomer, CustomerAccount: 'F-3' } },
      { method: 'POST', url: 'CustomersV3', body: { ...newCustomer, CustomerGroupId: 'none' } },
    ],
    {
      method: 'PATCH',
      url: "http://127.0.0.1/data/CustomersV3(dataAreaId='usmf',CustomerAccount='US-002')",
      body: { CreditLimit: 5 },
      headers: { 'If-Match': '*' },
    },
  ]),
  batch([
    { method: 'POST', url: 'CustomersV3', body: { ...newCustomer, CustomerAccount: 'F-4' } },
    [
      { method: 'POST', url: 'CDSSalesOrderLinesV2', body: orderLine },
      { method: 'POST', url: 'CDSSalesOrderLinesV2', body: { ...orderLine, ProductNumber: 'A0001' } },
    ],
    { method: 'GET', url: 'CustomersV3/$count' },
  ]),
  batch([
    { method: 'GET', url: 'CDSSalesOrderHeaders?$top=2' },
    [
      { method: 'PATCH', url: order, body: { SalesOrderName: 'By a set' }, headers: { 'If-Match': '*' } },
      {
        method: 'DELETE',
        url: "CDSSalesOrderLinesV2(dataAreaId='usmf',SalesOrderNumber='000702',LineCreationSequenceNumber=1)",
      },
    ],
    { method: 'POST', url: 'calculateSalesTotals', body: {} },
  ]),
  admin.get('settings'),
  admin.patch('settings', {
    manualNumbers: { orders: true },
    salesTaxPercent: { CA: 8.25 },
    throttling: { utilizationPercent: 0, requestsPerMinute: 100000 },
  }),
  admin.post('sales-orders', { number: '000702', step: 'confirm' }),
  admin.post('sales-orders', {
    company: 'usmf',
    number: '000703',
    step: 'pack',
    lines: [{ line: 3, quantity: 2 }],
  }),
  admin.post('sales-orders', { number: '000703', step: 'charge', amount: 2.5, tax: 0.25 }),
  admin.post('sales-orders', { number: '000703', step: 'invoice' }),
  admin.post('quotations', { number: 'USMF-OWN-1', step: 'send' }),
  admin.post('batch-jobs/sales-totals', {}),
  admin.post('free-text-invoices', { customer: 'US-001', amount: 100.5 }),
  admin.post('payments', { customer: 'US-001', amount: 10 }),
  admin.get('event-endpoints'),
  admin.post('event-endpoints', { event: 'none', company: 'usmf', url: 'none' }),
  admin.get('event-errors'),
];
