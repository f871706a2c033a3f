import type { Answer, Caller, Row } from './call.ts';

/** F&O with a customer and two products, ready for orders; and its admin endpoint. */
export interface OrderScene {
  post(path: string, body: object): Promise<Answer>;
  /** The row that a path leads to. */
  read(path: string): Promise<Row>;
  /** A POST to the admin endpoint. */
  admin(path: string, body: object, method?: string): Promise<Answer>;
  /** A new order; its number. */
  order(changes?: object): Promise<string>;
  line(order: string, changes?: object): Promise<Answer>;
  step(order: string, step: string, more?: object): Promise<Answer>;
  header(order: string, set?: string): Promise<Row>;
}

export async function createOrderScene(financeOperations: Caller, serviceRoot: string): Promise<OrderScene> {
  const { origin } = new URL(serviceRoot);
  const post = (path: string, body: object) => financeOperations.post(path, body);
  const make = async (path: string, body: object) => {
    const answer = await post(path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return answer.json;
  };
  await make('UnitsOfMeasure', { UnitSymbol: 'ea', UnitDescription: 'Each' });
  await make('CustomersV3', {
    CustomerAccount: 'C1',
    CustomerGroupId: '10',
    SalesCurrencyCode: 'USD',
    OrganizationName: 'Forest Wholesales',
    PaymentTerms: 'Net30',
    SiteId: '1',
    WarehouseId: '13',
    AddressStreet: '1 Main St',
    AddressCity: 'Redmond',
    AddressState: 'WA',
    AddressZipCode: '98052',
    AddressCountryRegionISOCode: 'US',
    IsExternallyMaintained: 'Yes',
  });
  for (const [number, price] of [
    ['A0001', 12.5],
    ['D0001', 100],
  ] as const) {
    await make('ProductsV2', {
      ProductNumber: number,
      ProductName: `Product ${number}`,
      ProductType: 'Item',
    });
    await make('ReleasedProductsV2', {
      ItemNumber: number,
      ProductNumber: number,
      SalesUnitSymbol: 'ea',
      SalesPrice: price,
    });
  }
  const header = (order: string, set = 'CDSSalesOrderHeaders') =>
    read(`${set}(dataAreaId='usmf',SalesOrderNumber='${order}')`);
  async function read(path: string): Promise<Row> {
    const { status, json, text } = await financeOperations.get(path);
    if (status !== 200) throw new Error(`${path}: ${text}`);
    return json;
  }
  const admin = (path: string, body: object, method = 'POST') =>
    financeOperations.send(method, `${origin}/__sandbox/${path}`, {}, method === 'GET' ? undefined : body);
  return {
    post,
    read,
    admin,
    header,
    async order(changes = {}) {
      const json = await make('CDSSalesOrderHeaders', {
        OrderingCustomerAccountNumber: 'C1',
        CurrencyCode: 'USD',
        ...changes,
      });
      return String(json.SalesOrderNumber);
    },
    line: (order, changes = {}) =>
      post('CDSSalesOrderLinesV2', {
        SalesOrderNumber: order,
        ProductNumber: 'D0001',
        OrderedSalesQuantity: 2,
        ...changes,
      }),
    step: (number, step, more = {}) => admin('sales-orders', { number, step, ...more }),
  };
}
