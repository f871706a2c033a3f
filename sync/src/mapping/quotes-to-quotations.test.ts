import { describe, expect, it } from 'vitest';
import type { OwnedValues, PlannedChangeSet, PlannedWrite } from '../plan.ts';
import { held, planOne, writeOf } from './testing/plan-one.ts';

const quote = {
  quoteid: '7d0e7b1c-6a4f-4bb5-9f0e-0c8a1f3f1a01',
  quotenumber: 'QUO-01000-A1B2C3',
  name: 'Speakers for the lobby',
  statecode: 1,
  customerid_account: { accountid: '40969095-3343-564f-bf71-cd2699f8837e', accountnumber: 'US-001' },
  customerid_contact: null,
  transactioncurrencyid: { isocurrencycode: 'USD' },
  customer: { CustomerAccount: 'US-001' },
};
const line = (sequencenumber: number | null, changes: object = {}) => ({
  sequencenumber,
  isproductoverridden: false,
  productid: { productnumber: 'D0001', msdynce_ismaintainedexternally: true },
  quantity: '2',
  uomid: { name: 'ea' },
  manualdiscountamount: '0',
  priceperunit: '110.50',
  ...changes,
});
const lines = [line(1), line(3, { quantity: '1.5', manualdiscountamount: '10' })];

function plan(changes: object = {}, given: readonly object[] = lines, copy?: Copy) {
  return planOne(
    'Quote',
    {
      source: { ...quote, ...changes },
      target: copy?.header,
      lines: { source: given as never, target: (copy?.lines ?? []) as never },
    },
    copy?.base ? { base: copy.base } : {},
  );
}

interface Copy {
  readonly header: Record<string, unknown>;
  readonly lines: readonly Record<string, unknown>[];
  readonly base?: OwnedValues;
}

function created(changes: object = {}, given: readonly object[] = lines): readonly PlannedWrite[] {
  const write = writeOf(plan(changes, given));
  return write.operation === 'change-set' ? write.writes : [write];
}

/** The copy that the plan makes, and what is agreed by it. */
function copyOf(given: readonly object[] = lines): Copy {
  const made = plan({}, given);
  const [header, ...rest] = created({}, given);
  if (made.kind !== 'write' || header === undefined) throw new Error('Expected a write.');
  return { header: held(header), lines: rest.map((write) => held(write)), base: made.owned };
}

/** The table of "Sales Quotes (Sales to Fin and Ops) - Direct", header: Sales values, then what F&O is given. */
const headerTable: [property: string, source: object, expected: unknown][] = [
  ['dataAreaId', {}, 'usmf'],
  ['SalesQuotationNumber', {}, 'QUO-01000-A1B2C3'],
  ['RequestingCustomerAccountNumber', {}, 'US-001'],
  ['DeliveryAddressCity', { shipto_city: 'Reno' }, 'Reno'],
  ['DeliveryAddressCountryRegionISOCode', { shipto_country: 'Germany' }, 'DE'],
  ['DeliveryAddressCountryRegionISOCode', { shipto_city: 'Reno' }, 'US'],
  ['CurrencyCode', { transactioncurrencyid: { isocurrencycode: 'EUR' } }, 'EUR'],
  ['DeliveryAddressStreet', { shipto_line1: '1 Main St' }, '1 Main St'],
  ['DeliveryAddressStreetNumber', { shipto_line2: 'Dock 4' }, 'Dock 4'],
  ['DeliveryAddressZipCode', { shipto_postalcode: '89501' }, '89501'],
  ['DeliveryAddressStateId', { shipto_stateorprovince: 'NV' }, 'NV'],
  ['SalesQuotationName', { name: 'x'.repeat(70) }, 'x'.repeat(60)],
  ['DeliveryAddressName', { shipto_name: 'Lobby', shipto_city: 'Reno' }, 'Lobby'],
  ['DeliveryAddressDescription', { shipto_city: 'Reno' }, 'Speakers for the lobby'],
  ['IsDeliveryAddressOrderSpecific', {}, 'Yes'],
  ['QuotationTotalAmount', { totalamount: '5' }, undefined],
];
const lineTable: [property: string, source: object, expected: unknown][] = [
  ['dataAreaId', {}, 'usmf'],
  ['SalesQuotationNumber', {}, 'QUO-01000-A1B2C3'],
  ['LineCreationSequenceNumber', {}, 7],
  ['ProductNumber', {}, 'D0001'],
  ['RequestedSalesQuantity', { quantity: '2.50' }, '2.5'],
  ['SalesUnitSymbol', { uomid: { name: 'Each' } }, 'ea'],
  ['TotalDiscountAmount', { manualdiscountamount: '3.33' }, '3.33'],
  ['SalesPrice', { priceperunit: '0.0001' }, '0.0001'],
];

describe('Sales Quotes (Sales to Fin and Ops) - Direct', () => {
  it.each(headerTable)('gives %s of the header from %j', (property, source, expected) => {
    expect(created(source)[0]?.values[property]).toEqual(expected);
  });

  it.each(lineTable)('gives %s of a line from %j', (property, source, expected) => {
    expect(created({}, [line(7, source)])[1]?.values[property]).toEqual(expected);
  });

  it('gives nothing besides', () => {
    const everything = Object.assign({}, ...headerTable.map(([, source]) => source));
    const [header, first] = created(everything, [line(7, { manualdiscountamount: '1' })]);
    const extra = (write: PlannedWrite | undefined, table: typeof headerTable) =>
      Object.keys(write?.values ?? {}).filter((name) => !table.some(([property]) => property === name));
    expect([extra(header, headerTable), extra(first, lineTable)]).toEqual([[], []]);
  });

  it('makes header and lines as one change set, header first, lines under their numbers', () => {
    const write = writeOf(plan()) as PlannedChangeSet;
    expect(write.operation).toBe('change-set');
    expect(write.writes.map(({ operation, key }) => [operation, key])).toEqual([
      [
        'create',
        { kind: 'composite', parts: { dataAreaId: 'usmf', SalesQuotationNumber: 'QUO-01000-A1B2C3' } },
      ],
      ...[1, 3].map((LineCreationSequenceNumber) => [
        'create',
        {
          kind: 'composite',
          parts: { dataAreaId: 'usmf', SalesQuotationNumber: 'QUO-01000-A1B2C3', LineCreationSequenceNumber },
        },
      ]),
    ]);
  });
});

describe('a quote that is not carried over', () => {
  const writeIn = line(2, { isproductoverridden: true, productid: null });
  const ofSales = line(2, { productid: { productnumber: 'X', msdynce_ismaintainedexternally: false } });
  it.each([
    ['a draft', { statecode: 0 }, lines, 'not-sent', 'QUOTE_NOT_ACTIVE'],
    ['a won one', { statecode: 2 }, lines, 'not-sent', 'QUOTE_CLOSED'],
    ['a closed one', { statecode: 3 }, lines, 'not-sent', 'QUOTE_CLOSED'],
    ['one for a person', { customerid_account: null }, lines, 'not-sent', 'CUSTOMER_IS_CONTACT'],
    ['one with a write-in', {}, [line(1), writeIn], 'not-sent', 'LINE_IS_WRITE_IN'],
    ['one with a product of Sales', {}, [line(1), ofSales], 'not-sent', 'LINE_NOT_MAINTAINED_EXTERNALLY'],
    [
      'one with a line that has no price',
      {},
      [line(1), line(2, { pricingerrorcode: 11, priceperunit: '0' })],
      'not-sent',
      'LINE_NOT_PRICED',
    ],
    ['one whose customer is not there', { customer: null }, lines, 'waiting', 'CUSTOMER_NOT_SYNCED'],
    ['one with a line without number', {}, [line(null)], 'parked', 'LINE_NUMBER_MISSING'],
    ['one with a number twice', {}, [line(1), line(1)], 'parked', 'LINE_NUMBER_AMBIGUOUS'],
    [
      'one with a unit that has no counterpart',
      {},
      [line(1, { uomid: { name: 'drum' } })],
      'parked',
      'VALUE_NOT_MAPPED',
    ],
  ])('%s says so', (_, changes, given, kind, code) => {
    expect(plan(changes, given)).toMatchObject({ kind, reason: { code } });
  });

  it('with a product of Sales is looked at again when sync writes that product', () => {
    const productid = {
      productid: 'AA0E7B1C-6A4F-4BB5-9F0E-0C8A1F3F1A01',
      msdynce_ismaintainedexternally: false,
    };
    expect(plan({}, [line(1), line(2, { productid })])).toMatchObject({
      kind: 'not-sent',
      waitsFor: { entity: 'Product', key: 'aa0e7b1c-6a4f-4bb5-9f0e-0c8a1f3f1a01' },
    });
    expect(plan({}, [line(1), writeIn])).not.toHaveProperty('waitsFor');
  });

  it('names the line that holds it up', () => {
    expect(plan({}, [line(1), writeIn])).toMatchObject({
      reason: { message: expect.stringMatching(/^Line 2: /) },
    });
  });
});

describe('a quote that F&O holds', () => {
  it('as Sales has it needs no write', () => {
    expect(plan({}, lines, copyOf()).kind).toBe('settled');
  });

  it('is changed in what differs alone, and guarded by the version of its header', () => {
    const changed = [line(1), line(3, { quantity: '4', manualdiscountamount: '10' })];
    const write = writeOf(plan({}, changed, copyOf())) as PlannedChangeSet;
    expect(write.writes).toMatchObject([
      {
        operation: 'update',
        entitySet: 'CDSSalesQuotationHeaders',
        values: { SalesQuotationName: 'Speakers for the lobby' },
        ifMatch: 'W/"1"',
        changes: [],
      },
      {
        operation: 'update',
        entitySet: 'CDSSalesQuotationLines',
        values: { RequestedSalesQuantity: '4' },
        ifMatch: 'W/"1"',
      },
    ]);
    expect(write.changes).toMatchObject([
      { line: 3, property: 'RequestedSalesQuantity', from: '1.5', to: '4' },
    ]);
  });

  it('loses the line that Sales no longer has, keeps the numbers of the others, gains the new one', () => {
    const write = writeOf(plan({}, [line(3, lines[1]), line(4)], copyOf())) as PlannedChangeSet;
    const operations = write.writes.map(({ operation, key }) => [
      operation,
      key.kind === 'composite' && key.parts.LineCreationSequenceNumber,
    ]);
    expect(operations).toEqual([
      ['update', undefined],
      ['create', 4],
      ['delete', 1],
    ]);
  });

  it('keeps a line that was added in F&O', () => {
    const copy = copyOf();
    const foreign = { ...copy.lines[0], LineCreationSequenceNumber: 99 };
    expect(plan({}, lines, { ...copy, lines: [...copy.lines, foreign] }).kind).toBe('settled');
  });

  it('gets back a line that was deleted in F&O', () => {
    const copy = copyOf();
    const write = writeOf(plan({}, lines, { ...copy, lines: copy.lines.slice(1) })) as PlannedChangeSet;
    const made = write.writes.map(({ operation, values }) => [operation, values.LineCreationSequenceNumber]);
    expect(made).toEqual([
      ['update', undefined],
      ['create', 1],
    ]);
  });
});
