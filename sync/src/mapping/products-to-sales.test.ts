import { describe, expect, it } from 'vitest';
import { singleWrite } from '../testing/single-write.ts';
import type { References } from './references.ts';
import { planOne, writeOf } from './testing/plan-one.ts';

const usd = '19fd13dc-909d-5774-b5b9-bb832bde352e';
const eur = 'bc8e26c9-9f32-5297-9fcf-75428b2b6c7f';
const group = '4b3e5b57-5ee5-4a5c-9a77-0d8a4a3d9f10';
const otherGroup = '4b3e5b57-5ee5-4a5c-9a77-0d8a4a3d9f11';
const each = '4b3e5b57-5ee5-4a5c-9a77-0d8a4a3d9f12';
const eachOfOther = '4b3e5b57-5ee5-4a5c-9a77-0d8a4a3d9f13';
const firstList = '4b3e5b57-5ee5-4a5c-9a77-0d8a4a3d9f14';
const list = (name: string, pricelevelid: string, changes: object = {}) => ({
  pricelevelid,
  name,
  statecode: 0,
  begindate: null,
  enddate: null,
  _transactioncurrencyid_value: usd,
  ...changes,
});

const tables: Record<string, object[]> = {
  transactioncurrencies: [
    { transactioncurrencyid: usd, isocurrencycode: 'USD' },
    { transactioncurrencyid: eur, isocurrencycode: 'EUR' },
  ],
  uomschedules: [
    { uomscheduleid: otherGroup, name: 'Weights' },
    { uomscheduleid: group, name: 'default unit' },
  ],
  uoms: [
    { uomid: eachOfOther, name: 'ea', _uomscheduleid_value: otherGroup },
    { uomid: each, name: 'ea', _uomscheduleid_value: group },
  ],
  pricelevels: [
    list('Wholesale', '4b3e5b57-5ee5-4a5c-9a77-0d8a4a3d9f20'),
    list('CRM Service USA (sample)', firstList),
  ],
};
const referencesOf = (changes: Record<string, object[]> = {}, now = Date.UTC(2026, 10, 23)): References => ({
  now,
  rows: (entitySet) => ({ ...tables, ...changes })[entitySet] as never,
});

const product = {
  dataAreaId: 'usmf',
  ProductNumber: 'D0001',
  ProductName: 'MidRangeSpeaker',
  ProductDescription: 'Mid range',
  CurrencyCode: 'USD',
  SalesUnitSymbol: 'ea',
  SalesPrice: '110.50',
  UnitCost: '60',
  IsStockedProduct: 'Yes',
  ProductType: 'Item',
  SalesUnitDecimalPrecision: 0,
};
const create = (changes: object = {}, references = referencesOf()) =>
  singleWrite(
    writeOf(planOne('Product', { source: { ...product, ...changes }, target: undefined }, { references })),
  );

/** The table of "Products (Fin and Ops to Sales) - Direct": F&O values, then what Sales is given. */
const table: [property: string, source: object, expected: unknown][] = [
  ['transactioncurrencyid@odata.bind', {}, `/transactioncurrencies(${usd})`],
  ['description', { ProductDescription: 'Łódź 🐢' }, 'Łódź 🐢'],
  ['name', {}, 'MidRangeSpeaker'],
  ['productnumber', { ProductNumber: 'D0010:::Black' }, 'D0010:::Black'],
  ['defaultuomid@odata.bind', {}, `/uoms(${each})`],
  ['price', { SalesPrice: '0.125' }, '0.125'],
  ['price', { SalesPrice: '10.123456' }, '10.1235'],
  ['currentcost', {}, '60'],
  ['isstockitem', {}, true],
  ['isstockitem', { IsStockedProduct: 'No' }, false],
  ['producttypecode', {}, 1],
  ['producttypecode', { ProductType: 'Service' }, 3],
  ['defaultuomscheduleid@odata.bind', {}, `/uomschedules(${group})`],
  ['msdynce_ismaintainedexternally', {}, true],
  ['quantitydecimal', { SalesUnitDecimalPrecision: 2 }, 2],
  ['pricelevelid@odata.bind', {}, `/pricelevels(${firstList})`],
];

describe('Products (Fin and Ops to Sales) - Direct', () => {
  it.each(table)('gives %s from %j', (property, source, expected) => {
    expect(String(create(source).values[property])).toBe(String(expected));
  });

  it('gives nothing besides, but for the identifier', () => {
    const named = new Set([...table.map(([property]) => property), 'productid']);
    expect(Object.keys(create().values).filter((property) => !named.has(property))).toEqual([]);
  });

  it('creates a product under one identifier however often, another variant under another', () => {
    const identifiers = ['D0010:::Black', 'd0010:::black', 'D0010:::White'].map(
      (ProductNumber) => create({ ProductNumber }).values.productid,
    );
    expect(identifiers[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(identifiers[1]).toBe(identifiers[0]);
    expect(identifiers[2]).not.toBe(identifiers[0]);
  });
});

describe('the price list of a product', () => {
  const lists = (...given: object[]) => referencesOf({ pricelevels: given });
  const chosen = (references: References) => create({}, references).values['pricelevelid@odata.bind'];
  const other = '4b3e5b57-5ee5-4a5c-9a77-0d8a4a3d9f21';
  const last = list('Zeta', firstList);

  it.each([
    ['of another currency', { _transactioncurrencyid_value: eur }],
    ['that is inactive', { statecode: 1 }],
    ['whose last day was yesterday', { enddate: '2026-11-22T00:00:00Z' }],
    ['that begins tomorrow', { begindate: '2026-11-24T00:00:00Z' }],
  ])('is none %s, though it comes first by name', (_, changes) => {
    expect(chosen(lists(list('Alpha', other, changes), last))).toBe(`/pricelevels(${firstList})`);
  });

  it('may be one whose last day is today', () => {
    const today = list('Alpha', other, { enddate: '2026-11-23T00:00:00Z' });
    expect(chosen(lists(today, last))).toBe(`/pricelevels(${other})`);
  });

  it('is waited for where there is none, with the reason', () => {
    const plan = planOne(
      'Product',
      { source: { ...product, CurrencyCode: 'EUR' }, target: undefined },
      { references: referencesOf() },
    );
    expect(plan).toMatchObject({
      kind: 'waiting',
      reason: { code: 'NO_PRICE_LIST', message: expect.stringContaining('EUR') },
    });
  });
});

describe('a product that cannot be carried over', () => {
  it.each([
    ['a unit without counterpart', { SalesUnitSymbol: 'drum' }, 'parked', 'VALUE_NOT_MAPPED'],
    ['a unit that Sales lacks', { SalesUnitSymbol: 'kg' }, 'waiting', 'LOOKUP_NOT_FOUND'],
    ['a currency that Sales lacks', { CurrencyCode: 'JPY' }, 'waiting', 'LOOKUP_NOT_FOUND'],
    ['no name', { ProductName: '' }, 'parked', 'REQUIRED_VALUE_MISSING'],
    ['more decimals than Sales has', { SalesUnitDecimalPrecision: 9 }, 'parked', 'VALUE_NOT_ALLOWED'],
  ])('with %s says so', (_, changes, kind, code) => {
    const source = { ...product, ...changes };
    const plan = planOne('Product', { source, target: undefined }, { references: referencesOf() });
    expect(plan).toMatchObject({ kind, reason: { code } });
  });
});

describe('a product that Sales holds', () => {
  const target = {
    '@odata.etag': 'W/"7"',
    productid: '4b3e5b57-5ee5-4a5c-9a77-0d8a4a3d9f30',
    productnumber: 'D0001',
    name: 'MidRangeSpeaker',
    description: 'Mid range',
    price: '110.5000',
    currentcost: '60.0000',
    isstockitem: true,
    producttypecode: 1,
    quantitydecimal: 0,
    msdynce_ismaintainedexternally: true,
    _transactioncurrencyid_value: usd,
    _defaultuomid_value: each,
    _defaultuomscheduleid_value: group,
    _pricelevelid_value: firstList,
  };
  const planAgainst = (changes: object) =>
    planOne(
      'Product',
      { source: product, target: { ...target, ...changes } },
      { references: referencesOf() },
    );

  it('as F&O has it needs no write', () => {
    expect(planAgainst({}).kind).toBe('settled');
  });

  it('is set back by its own identifier, only where it differs', () => {
    const write = singleWrite(
      writeOf(planAgainst({ price: '99.0000', productnumber: 'X', _defaultuomid_value: eachOfOther })),
    );
    expect(write).toMatchObject({
      operation: 'update',
      key: { kind: 'guid', value: target.productid },
      ifMatch: 'W/"7"',
      values: { productnumber: 'D0001', price: '110.5', 'defaultuomid@odata.bind': `/uoms(${each})` },
    });
    expect(Object.keys(write.values)).toHaveLength(3);
  });

  it('and calls its own is adopted, mark included', () => {
    const write = singleWrite(writeOf(planAgainst({ msdynce_ismaintainedexternally: false, name: 'Old' })));
    expect(write.values).toEqual({ name: 'MidRangeSpeaker', msdynce_ismaintainedexternally: true });
  });
});
