import { randomUUID } from 'node:crypto';
import type { Systems, WireAnswer } from '../support/systems.ts';
import {
  type EngineTest,
  type StartEngineOptions,
  type StartedEngine,
  startEngineTest,
} from './start-engine.ts';

type Row = Record<string, unknown>;

/** Both systems with what the four flows need, and an engine that carries them all over. */
export interface FlowTest extends AsyncDisposable {
  readonly test: EngineTest;
  readonly systems: Systems;
  engine: StartedEngine;
  restart(options?: StartEngineOptions): Promise<void>;
  settled(): Promise<void>;
  /** A record of Sales under its path, or rows of a table; undefined for 404. */
  sales(path: string): Promise<Row | undefined>;
  rowsOfSales(path: string): Promise<Row[]>;
  financeOperations(path: string): Promise<Row | undefined>;
  rowsOfFinanceOperations(path: string): Promise<Row[]>;
  create(table: string, values: object): Promise<string>;
  patch(path: string, values: object): Promise<void>;
  createInFinanceOperations(entitySet: string, values: object): Promise<void>;
  patchInFinanceOperations(path: string, values: object): Promise<void>;
  /** A product that F&O releases for sale. */
  releaseProduct(number: string, changes?: object): Promise<void>;
  product(number: string): Promise<Row | undefined>;
  /** An account of Sales; returns its identifier. */
  account(number: string, changes?: object): Promise<string>;
  /** A draft quote with lines; returns its identifier. */
  quote(number: string, accountId: string, lines: readonly object[]): Promise<string>;
  /** A line as Sales takes it. */
  line(productNumber: string, changes?: object): Promise<object>;
  activate(quoteId: string): Promise<void>;
  quotation(number: string): Promise<{ header: Row; lines: Row[] } | undefined>;
  /** Writes since the last call, as method and path. */
  writes(): Promise<string[]>;
  statusOf(entity: 'Customer' | 'Contact' | 'Product' | 'Quote', key: string): Promise<string>;
}

export const ids = {
  group: '4b3e5b57-5ee5-4a5c-9a77-0d8a4a3d9f10',
  each: '4b3e5b57-5ee5-4a5c-9a77-0d8a4a3d9f12',
  priceList: '4b3e5b57-5ee5-4a5c-9a77-0d8a4a3d9f14',
};
const flows = ['Customer', 'Contact', 'Product', 'Quote'] as const;

export async function startFlows(options: StartEngineOptions = {}): Promise<FlowTest> {
  const test = await startEngineTest({ seed: false });
  const { systems } = test;
  const ok = (answer: WireAnswer): Row => {
    if (answer.status >= 300) throw new Error(`Got ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const found = (answer: WireAnswer) => (answer.status === 404 ? undefined : ok(answer));
  const inCompany = (path: string) => `${path}${path.includes('?') ? '&' : '?'}cross-company=true`;
  const create: FlowTest['create'] = async (table, values) => {
    const answer = await systems.sales('POST', table, values, { prefer: 'return=representation' });
    const row = ok(answer);
    const key = Object.keys(row).find((name) => name === `${table.replace(/ies$/, 'y').replace(/s$/, '')}id`);
    return String(row[key ?? '']);
  };
  const createInFinanceOperations: FlowTest['createInFinanceOperations'] = async (entitySet, values) =>
    void ok(await systems.financeOperations('POST', inCompany(entitySet), values));
  const rowsOfSales: FlowTest['rowsOfSales'] = async (path) =>
    ok(await systems.sales('GET', path)).value as Row[];
  const rowsOfFinanceOperations: FlowTest['rowsOfFinanceOperations'] = async (path) =>
    ok(await systems.financeOperations('GET', inCompany(path))).value as Row[];
  const financeOperations: FlowTest['financeOperations'] = async (path) =>
    found(await systems.financeOperations('GET', inCompany(path)));
  const productId = async (number: string) => {
    const [row] = await rowsOfSales(`products?$select=productid&$filter=productnumber eq '${number}'`);
    return row?.productid;
  };

  const [currency] = await rowsOfSales("transactioncurrencies?$filter=isocurrencycode eq 'USD'");
  const usd = `/transactioncurrencies(${currency?.transactioncurrencyid})`;
  await create('uomschedules', { uomscheduleid: ids.group, name: 'Default Unit', baseuomname: 'ea' });
  const units = await rowsOfSales(`uoms?$filter=_uomscheduleid_value eq ${ids.group}`);
  if (!units.some(({ name }) => name === 'ea'))
    await create('uoms', {
      uomid: ids.each,
      name: 'ea',
      quantity: 1,
      'uomscheduleid@odata.bind': `/uomschedules(${ids.group})`,
    });
  await create('pricelevels', {
    pricelevelid: ids.priceList,
    name: 'USD list',
    'transactioncurrencyid@odata.bind': usd,
  });
  if ((await rowsOfFinanceOperations("UnitsOfMeasure?$filter=UnitSymbol eq 'ea'")).length === 0)
    await createInFinanceOperations('UnitsOfMeasure', { UnitSymbol: 'ea', UnitDescription: 'Each' });

  let engine = await test.start({ entities: flows, ...options });
  await engine.sync.idle();
  return {
    test,
    systems,
    get engine() {
      return engine;
    },
    async restart(changed = {}) {
      await engine.stop();
      engine = await test.start({ entities: flows, ...options, ...changed });
      await engine.sync.idle();
    },
    settled: () => engine.sync.idle(),
    sales: async (path) => found(await systems.sales('GET', path)),
    rowsOfSales,
    financeOperations,
    rowsOfFinanceOperations,
    create,
    async patch(path, values) {
      ok(await systems.sales('PATCH', path, values, { 'if-match': '*' }));
    },
    createInFinanceOperations,
    async patchInFinanceOperations(path, values) {
      ok(await systems.financeOperations('PATCH', inCompany(path), values, { 'if-match': '*' }));
    },
    async releaseProduct(number, { ItemNumber = number, ...changes }: Row = {}) {
      await createInFinanceOperations('ProductsV2', {
        ProductNumber: number,
        ProductType: 'Item',
        ProductSubType: 'Product',
        ProductName: `Product ${number}`,
      });
      await createInFinanceOperations('ReleasedProductsV2', {
        dataAreaId: 'usmf',
        ItemNumber,
        ProductNumber: number,
        SalesUnitSymbol: 'ea',
        InventoryUnitSymbol: 'ea',
        SalesPrice: 100,
        ...changes,
      });
    },
    async product(number) {
      const [row] = await rowsOfSales(
        `products?$filter=productnumber eq '${number}'&$expand=transactioncurrencyid($select=isocurrencycode),defaultuomid($select=name),pricelevelid($select=name)`,
      );
      return row;
    },
    account: (number, changes = {}) =>
      create('accounts', {
        accountid: randomUUID(),
        accountnumber: number,
        name: `Account ${number}`,
        ...changes,
      }),
    async quote(number, accountId, lines) {
      const quoteid = await create('quotes', {
        quoteid: randomUUID(),
        quotenumber: number,
        name: `Quote ${number}`,
        'customerid_account@odata.bind': `/accounts(${accountId})`,
        'pricelevelid@odata.bind': `/pricelevels(${ids.priceList})`,
        'transactioncurrencyid@odata.bind': usd,
      });
      for (const line of lines)
        await create('quotedetails', { ...line, 'quoteid@odata.bind': `/quotes(${quoteid})` });
      return quoteid;
    },
    async line(productNumber, changes = {}) {
      const [unit] = await rowsOfSales(`uoms?$filter=_uomscheduleid_value eq ${ids.group} and name eq 'ea'`);
      return {
        'productid@odata.bind': `/products(${await productId(productNumber)})`,
        'uomid@odata.bind': `/uoms(${unit?.uomid})`,
        quantity: 1,
        ...changes,
      };
    },
    async activate(quoteId) {
      ok(
        await systems.sales(
          'PATCH',
          `quotes(${quoteId})`,
          { statecode: 1, statuscode: 2 },
          { 'if-match': '*' },
        ),
      );
    },
    async quotation(number) {
      const header = await financeOperations(
        `CDSSalesQuotationHeaders(dataAreaId='usmf',SalesQuotationNumber='${number}')`,
      );
      if (header === undefined) return undefined;
      const lines = await rowsOfFinanceOperations(
        `CDSSalesQuotationLines?$filter=dataAreaId eq 'usmf' and SalesQuotationNumber eq '${number}'&$orderby=LineCreationSequenceNumber`,
      );
      return { header, lines };
    },
    async writes() {
      const { sales, financeOperations: fo } = test.sandbox;
      const requests = [...(await sales.admin.requests()), ...(await fo.admin.requests())];
      await sales.admin.clearRequests();
      await fo.admin.clearRequests();
      return requests.filter(({ method }) => method !== 'GET').map(({ method, url }) => `${method} ${url}`);
    },
    async statusOf(entity, key) {
      const [record] = await engine.ledger.byKeys(entity, [key]);
      return record ? `${record.state} ${record.reason?.code ?? ''}`.trim() : 'unknown';
    },
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  };
}
