import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EntityKey, parseEntityKey, printEntityKey } from './entity-key.ts';
import { ODataError } from './errors.ts';
import type { EntityType } from './model.ts';
import { dataverseModel, financeOperationsModel } from './test-support/clients.ts';

const id = '60c4e274-dc8f-eb11-b1ac-000d3a8c9f30';
const typeOf = (model: typeof dataverseModel, entitySet: string): EntityType => {
  const type = model.entitySets.get(entitySet);
  if (!type) throw new Error(entitySet);
  return type;
};
const account = typeOf(dataverseModel, 'accounts');
const customer = typeOf(financeOperationsModel, 'CustomersV3');
const currency = typeOf(financeOperationsModel, 'Currencies');

describe('a key is printed as', () => {
  it.each<[string, EntityKey]>([
    [`(${id})`, { kind: 'guid', value: id }],
    ["(accountnumber='O''Neil')", { kind: 'alternate', parts: { accountnumber: "O'Neil" } }],
    [
      "(dataAreaId='usmf',CustomerAccount='US-001')",
      { kind: 'composite', parts: { dataAreaId: 'usmf', CustomerAccount: 'US-001' } },
    ],
    ["(accountnumber='a%2Fb%23%3F%26%25')", { kind: 'alternate', parts: { accountnumber: 'a/b#?&%' } }],
  ])('%s', (expected, key) => {
    expect(printEntityKey(key)).toBe(expected);
  });

  it.each<EntityKey>([
    { kind: 'guid', value: `${id})/primarycontactid` },
    { kind: 'guid', value: '' },
    { kind: 'composite', parts: {} },
  ])('nothing when it is none: %o', (key) => {
    expect(() => printEntityKey(key)).toThrow(ODataError);
  });
});

describe('a printed key is read', () => {
  it.each<[string, EntityType, EntityKey | undefined]>([
    [`(${id})`, account, { kind: 'guid', value: id }],
    [`https://org.crm.dynamics.com/api/data/v9.2/accounts(${id})`, account, { kind: 'guid', value: id }],
    [`accounts(accountid=${id})`, account, { kind: 'guid', value: id }],
    ["accounts(accountnumber='A''1')", account, { kind: 'alternate', parts: { accountnumber: "A'1" } }],
    [
      "CustomersV3(dataAreaId='usmf',CustomerAccount='a,b')",
      customer,
      { kind: 'composite', parts: { dataAreaId: 'usmf', CustomerAccount: 'a,b' } },
    ],
    ["Currencies(CurrencyCode='USD')", currency, { kind: 'composite', parts: { CurrencyCode: 'USD' } }],
    ["CustomersV3(CustomerAccount='a')", customer, undefined],
    ["accounts(name='a')", account, undefined],
    ['accounts', account, undefined],
    ['accounts()', account, undefined],
    ["accounts(accountnumber='a", account, undefined],
    ["accounts(accountnumber='a',)", account, undefined],
    ["accounts(accountnumber='%E0%A4%A')", account, undefined],
  ])('%s', (text, type, expected) => {
    expect(parseEntityKey(text, type)).toEqual(expected);
  });

  it('as the key it was printed from, whatever stands in it', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(part, part, (dataAreaId, CustomerAccount) => {
        const composite: EntityKey = { kind: 'composite', parts: { dataAreaId, CustomerAccount } };
        const alternate: EntityKey = { kind: 'alternate', parts: { accountnumber: dataAreaId } };
        for (const [key, type] of [
          [composite, customer],
          [alternate, account],
        ] as const) {
          const url = new URL(`Set${printEntityKey(key)}?$select=a`, 'http://h/data/');
          expect(url.search).toBe('?$select=a');
          expect(url.hash).toBe('');
          expect(url.pathname.split('/')).toHaveLength(3);
          expect(parseEntityKey(url.pathname, type)).toEqual(key);
        }
      }),
    );
  });
});
