import type { Desk, Made } from '../desk.ts';
import { TrialStopped } from '../trial.ts';
import { trialName } from '../trial-name.ts';

/** A customer of its own in one company of F&O, and a product of that company. */
export interface FinanceOperationsScene {
  readonly desk: Desk;
  readonly company: string;
  readonly customer: Made;
  /** A quotation or an order for the customer. */
  document(kind: 'quotation' | 'order', values?: object): Promise<Made>;
  /** A line of two pieces of the product. */
  line(document: Made, values?: object): Promise<Made>;
}

const sets = {
  quotation: {
    headers: 'CDSSalesQuotationHeaders',
    lines: 'CDSSalesQuotationLines',
    customer: 'RequestingCustomerAccountNumber',
    number: 'SalesQuotationNumber',
    quantity: 'RequestedSalesQuantity',
  },
  order: {
    headers: 'CDSSalesOrderHeaders',
    lines: 'CDSSalesOrderLinesV2',
    customer: 'OrderingCustomerAccountNumber',
    number: 'SalesOrderNumber',
    quantity: 'OrderedSalesQuantity',
  },
} as const;

export async function setFinanceOperationsScene(
  desk: Desk,
  company: string,
): Promise<FinanceOperationsScene> {
  const customer = await makeCustomer(desk, company);
  return {
    desk,
    company,
    customer,
    document: (kind, values = {}) =>
      desk.make(sets[kind].headers, {
        dataAreaId: company,
        [sets[kind].customer]: customer.id,
        CurrencyCode: customer.values.SalesCurrencyCode,
        CustomerRequisitionNumber: trialName,
        ...values,
      }),
    async line(document, values = {}) {
      const { lines, number, quantity } = document.path.startsWith(sets.order.headers)
        ? sets.order
        : sets.quotation;
      return desk.make(lines, {
        dataAreaId: company,
        [number]: document.id,
        [quantity]: 2,
        SalesPrice: 100,
        ProductNumber: await sellableProduct(desk, company),
        ...values,
      });
    },
  };
}

/** What a new customer of a company is given, besides its name: as one that is there has it. */
export async function customerPattern(desk: Desk, company: string): Promise<Record<string, unknown>> {
  const names = ['CustomerGroupId', 'SalesCurrencyCode', 'LanguageId', 'SiteId', 'WarehouseId'];
  const { status, rows, refusal } = await desk.get(
    `CustomersV3?$select=${names.join(',')}&$filter=dataAreaId eq '${company}' and CustomerGroupId ne ''&$top=1`,
  );
  if (status >= 300) throw new TrialStopped(`The customers of ${company} cannot be read (${refusal})`);
  const [row] = rows;
  if (row === undefined)
    throw new TrialStopped(`${company} has no customer whose settings a new one could take.`);
  const settings = Object.fromEntries(
    names.filter((name) => row[name] !== '').map((name) => [name, row[name]]),
  );
  return { dataAreaId: company, PartyType: 'Organization', OrganizationName: trialName, ...settings };
}

export async function makeCustomer(desk: Desk, company: string, values: object = {}): Promise<Made> {
  return desk.make('CustomersV3', { ...(await customerPattern(desk, company)), ...values });
}

async function sellableProduct(desk: Desk, company: string): Promise<string> {
  const { rows, refusal } = await desk.get(
    `SellableReleasedProducts?$select=ProductNumber&$filter=dataAreaId eq '${company}'&$top=1`,
  );
  const number = rows[0]?.ProductNumber;
  if (typeof number !== 'string') throw new TrialStopped(`${company} has no product to sell ${refusal}`);
  return number;
}
