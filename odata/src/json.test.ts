import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDecimal } from './decimal.ts';
import { ODataError } from './errors.ts';
import { exactRecord, parseJson, printJson } from './json.ts';
import type { EntityType, Property } from './model.ts';

const property = (name: string, type: string): [string, Property] => [
  name,
  { name, type, nullable: true, creatable: true, updatable: true, required: false, numberSequence: false },
];
const parent: EntityType = {
  name: 'thing',
  entitySet: 'things',
  keys: ['id'],
  alternateKeys: [],
  properties: new Map([
    property('amount', 'Edm.Decimal'),
    property('recId', 'Edm.Int64'),
    property('count', 'Edm.Int32'),
    property('ratio', 'Edm.Double'),
    property('name', 'Edm.String'),
  ]),
  navigationProperties: new Map([
    ['parent', { name: 'parent', targetType: 'thing', collection: false }],
    ['children', { name: 'children', targetType: 'thing', collection: true }],
  ]),
  changeTracking: false,
};
const typeOf = (name: string) => (name === 'thing' ? parent : undefined);
const readAs = (type: EntityType | undefined, text: string) =>
  exactRecord(parseJson(text) as Record<string, unknown>, type, typeOf);
const read = (text: string) => readAs(parent, text);

describe('a record that is read', () => {
  it('has exact decimals and long integers as text, and everything else as JSON has it', () => {
    expect(
      read(
        '{"amount":12345678901234567.8901,"recId":5637144576123456789,"count":3,"ratio":0.5,"name":"1.50","none":null}',
      ),
    ).toEqual({
      amount: '12345678901234567.8901',
      recId: '5637144576123456789',
      count: 3,
      ratio: 0.5,
      name: '1.50',
      none: null,
    });
  });

  it('has them in one form, whichever way the text was parsed', () => {
    expect(read('{"amount":5000000.0000}')).toEqual({ amount: '5000000' });
    expect(read('{"amount":5000000.0000,"name":"12345678901234567890"}')).toMatchObject({
      amount: '5000000',
    });
    expect(read('{"amount":1E-7}')).toEqual({ amount: '0.0000001' });
    expect(read('{"amount":-0.00}')).toEqual({ amount: '0' });
  });

  it('has them in expanded records too, single and many', () => {
    const text =
      '{"amount":null,"parent":{"amount":0.10,"parent":{"recId":9007199254740993}},"children":[{"amount":2.0},{"amount":3}]}';
    expect(read(text)).toEqual({
      amount: null,
      parent: { amount: '0.1', parent: { recId: '9007199254740993' } },
      children: [{ amount: '2' }, { amount: '3' }],
    });
  });

  it.each(['1e400', '-1e400', '1.234567890123456789e99999'])(
    'is broken by %s, which no decimal can be',
    (number) => {
      const read400 = () => read(`{"amount":${number}}`);
      expect(read400).toThrow(ODataError);
      expect(read400).toThrow(/^Expected a number within the range of Edm.Decimal, got /);
    },
  );

  it('has the value of any number, however its exponent is written, at any depth', () => {
    const units = fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n });
    const exponent = fc.constantFrom('e', 'E', 'e+');
    fc.assert(
      fc.property(units, exponent, fc.nat({ max: 20 }), fc.nat({ max: 3 }), (whole, mark, power, depth) => {
        const open = '{"parent":'.repeat(depth);
        const record = read(`${open}{"amount":${whole}${mark}${power}}${'}'.repeat(depth)}`);
        let inner: unknown = record;
        for (let level = 0; level < depth; level += 1) inner = (inner as { parent: unknown }).parent;
        expect(inner).toEqual({ amount: String(whole * 10n ** BigInt(power)) });
      }),
    );
  });

  it('never shows how numbers are kept in between, even where its type is not known', () => {
    const text =
      '{"a":12345678901234567890,"b":[12345678901234567890],"c":[{"d":0.12345678901234567},null],"e":{"f":[]}}';
    expect(readAs(undefined, text)).toEqual(JSON.parse(text));
  });
});

describe('a body that is written', () => {
  it('holds the digits of a decimal as a number', () => {
    expect(
      printJson(
        { amount: '12345678901234567.8900', recId: '9007199254740993', name: '1.50', count: 3, ratio: null },
        parent,
      ),
    ).toBe('{"amount":12345678901234567.89,"recId":9007199254740993,"name":"1.50","count":3,"ratio":null}');
  });

  it.each([{ amount: '1,5' }, { amount: '' }, { amount: '1}' }, { recId: '1.5' }, { recId: 'abc' }])(
    'is refused before it is sent: %o',
    (values) => {
      expect(() => printJson(values, parent)).toThrow(ODataError);
      expect(() => printJson(values, parent)).toThrow(/^Expected a (decimal|whole) number in \w+, got "/);
    },
  );

  it('is read back as it was written, to the last digit', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.stringMatching(/^\d{0,10}$/))
      .map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`));
    fc.assert(
      fc.property(decimal, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (amount, recId) => {
        const text = printJson({ amount, recId: String(recId), parent: null }, parent);
        expect(read(text)).toEqual({
          amount: canonicalDecimal(amount),
          recId: String(recId),
          parent: null,
        });
      }),
    );
  });
});
