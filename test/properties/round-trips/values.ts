import { canonicalDecimal, type Model, type Property } from '@p2c/odata';
import fc from 'fast-check';

export type System = 'SALES' | 'FINANCE_OPERATIONS';

/** A value as it is given, and as it is read afterwards. */
export interface Trip {
  readonly given: unknown;
  readonly kept: unknown;
}

/** Characters that XML cannot hold: Dataverse keeps them out of its texts. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what it looks for.
export const outsideXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** Everything that a property takes, within what the model says of it. */
export function tripOf(property: Property, model: Model, system: System): fc.Arbitrary<Trip> {
  switch (property.type) {
    case 'Edm.String':
      return textOf(property, system);
    case 'Edm.Decimal':
      return decimalOf(property).map((given) => ({
        given,
        kept: canonicalDecimal(given, property.scale ?? 0),
      }));
    case 'Edm.Int32':
      return property.options
        ? same(fc.constantFrom(...property.options.map(({ value }) => value)))
        : same(
            fc.integer({
              min: Number(property.minimum ?? -(2 ** 31)),
              max: Number(property.maximum ?? 2 ** 31 - 1),
            }),
          );
    case 'Edm.Int64':
      return same(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String));
    case 'Edm.Double':
      return same(
        fc
          .double({ min: Number(property.minimum), max: Number(property.maximum), noNaN: true })
          .map((number) => (number === 0 ? 0 : number)),
      );
    case 'Edm.Boolean':
      return same(fc.boolean());
    case 'Edm.Guid':
      return fc
        .uuid()
        .chain((id) => fc.constantFrom({ given: id, kept: id }, { given: id.toUpperCase(), kept: id }));
    case 'Edm.DateTimeOffset':
      return moment;
    default: {
      const name = property.type.slice(property.type.lastIndexOf('.') + 1);
      return same(fc.constantFrom(...(model.enums.get(name) ?? [])));
    }
  }
}

const same = (values: fc.Arbitrary<unknown>): fc.Arbitrary<Trip> =>
  values.map((value) => ({ given: value, kept: value }));

/** Unicode of all planes, what JSON and HTTP have a use of their own for, and texts as long as the column. */
function textOf({ maxLength = 300 }: Property, system: System): fc.Arbitrary<Trip> {
  const cut = (text: string) => text.slice(0, maxLength).toWellFormed();
  return (
    fc
      .oneof(
        { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: Math.min(maxLength, 40) }) },
        fc.string({
          unit: fc.constantFrom(...'"\'\\/{}[]<>&%+#?=\t\n\r é', '\u{1f600}', '\u2028', '\u0085'),
          maxLength: 20,
        }),
        fc.constantFrom('', ' ', ' a ', 'null', '--b', '\r\n\r\n', '"}', '\ufeffa', 'x'.repeat(maxLength)),
        fc.constant('\u{1f600}'.repeat(maxLength)),
      )
      .map(cut)
      .filter((text) => system !== 'SALES' || !outsideXml.test(text))
      // The platform of Sales keeps no empty texts.
      .map((given) => ({ given, kept: system === 'SALES' && given === '' ? null : given }))
  );
}

/** Digits up to the border of the property and beyond its scale, zeros in front and behind, in exponential form too. */
function decimalOf({ minimum, maximum, scale = 0 }: Property): fc.Arbitrary<string> {
  const [low, high] = [BigInt(minimum ?? `-${'9'.repeat(18)}`), BigInt(maximum ?? '9'.repeat(18))];
  const whole = fc.oneof(
    fc.bigInt({ min: low, max: high }),
    fc.constantFrom(low, high, 0n),
    fc.bigInt({ min: low < 0n ? -9n : 0n, max: 9n }),
  );
  const fraction = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: scale + 3 });
  return fc.tuple(whole, fraction, fc.constantFrom('', '0', '00')).map(([units, digits, zeros]) => {
    // At the border there is no room for a fraction.
    if (digits === '' || units === low || units === high)
      return `${units < 0n ? '-' : ''}${zeros}${abs(units)}`;
    return `${units < 0n ? '-' : ''}${zeros}${abs(units)}.${digits}${zeros}`;
  });
}

const abs = (units: bigint) => (units < 0n ? -units : units);

/** Moments in any zone and notation; both systems keep whole seconds. */
const moment: fc.Arbitrary<Trip> = fc
  .record({
    seconds: fc.integer({ min: Date.UTC(1900, 0, 2) / 1000, max: Date.UTC(2154, 11, 30) / 1000 }),
    fraction: fc.constantFrom('', '.5', '.999', '.0000001', '.9999999'),
    zone: fc.integer({ min: -14 * 60, max: 14 * 60 }),
  })
  .map(({ seconds, fraction, zone }) => {
    const local = new Date((seconds + zone * 60) * 1000).toISOString().slice(0, 19);
    const [hours, minutes] = [Math.trunc(Math.abs(zone) / 60), Math.abs(zone) % 60];
    const offset = `${zone < 0 ? '-' : '+'}${[hours, minutes].map((part) => String(part).padStart(2, '0')).join(':')}`;
    return {
      given: `${local}${fraction}${zone === 0 ? 'Z' : offset}`,
      kept: `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`,
    };
  });
