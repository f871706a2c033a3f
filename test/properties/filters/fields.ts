import type { Literal } from '@p2c/odata';
import fc from 'fast-check';

export type System = 'SALES' | 'FINANCE_OPERATIONS';
export type FieldType = 'string' | 'number' | 'boolean' | 'datetime' | 'guid' | 'enum';

/** A value as a person would write it; numbers as text, exact. */
export type Cell = string | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** A property, with what may stand in it and what it may be compared with. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly cell: fc.Arbitrary<Cell>;
  readonly literal: fc.Arbitrary<Literal>;
}

/** What a URL, a quoted text, a list in JSON and a LIKE pattern each take for something of their own. */
const marks = [...'\'%&+#_[]*?/\\"|;=(),:@$^-~<> \t\néÉßſSsAaΣσς東ﬀ', '\u{1f600}', '\u{1d51e}', 'e\u0301'];
const awkward = [
  '*',
  ' ',
  ' a',
  'a ',
  "'",
  "''",
  '%',
  '%25',
  '+',
  '[a-s]',
  'null',
  '*a',
  'a*s',
  '%20',
  'ß',
  'SS',
  '\\',
  '"',
];
const text = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: fc.constantFrom(...marks), minLength: 1, maxLength: 3 }),
);
const integer = fc.integer({ min: 0, max: 5 }).map(String);
const cents = fc.nat({ max: 400 }).map((units) => (units / 100).toFixed(2));
const fine = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.nat({ max: 2 }),
    fc.constantFrom('', '.0000000001', '.5', '.50', '.9999999999', '.12345'),
  )
  .map((parts) => parts.join(''));
const large = fc.constantFrom(
  '0',
  '9007199254740993',
  '-9007199254740993',
  '9223372036854775807',
  '5637144577',
);
/** More digits, and larger, than a property keeps. */
const beyond = fc.constantFrom(
  '1.00000000001',
  '-0.001',
  '1e3',
  '99999999999999999999999999999999',
  '0.000000000000001',
);
const moment = fc
  .tuple(fc.constantFrom('2026-02-28', '1999-12-31', '2026-03-01'), fc.nat({ max: 2 }))
  .map(([day, second]) => `${day}T23:59:5${second}Z`);
/** The same moments in other zones, and between two seconds. */
const written = moment.chain((at) =>
  fc.constantFrom(
    at,
    at.replace('Z', '.5Z'),
    at.replace('Z', '.0000000Z'),
    at.replace('Z', '+00:00'),
    at.replace(/:\d\dZ/, 'Z'),
  ),
);

const texts = text.map((value): Literal => ({ type: 'string', value }));
const decimals = (value: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 5, arbitrary: value.map((digits): Literal => ({ type: 'decimal', value: digits })) },
    beyond.map((digits): Literal => ({ type: 'decimal', value: digits })),
    fc.integer({ min: -1, max: 6 }).map((number): Literal => ({ type: 'int', value: number })),
  );

const string = (name: string, cell: fc.Arbitrary<Cell> = text): Field => ({
  name,
  type: 'string',
  cell,
  literal: fc.oneof({ weight: 9, arbitrary: texts }, fc.constant({ type: 'string', value: '' } as const)),
});
const number = (name: string, cell: fc.Arbitrary<string>): Field => ({
  name,
  type: 'number',
  cell,
  literal: decimals(cell),
});
const datetime = (name: string): Field => ({
  name,
  type: 'datetime',
  cell: moment,
  literal: written.map((value) => ({ type: 'datetime', value })),
});
const enumeration = (name: string, enumType: string, members: readonly string[]): Field => ({
  name,
  type: 'enum',
  cell: fc.constantFrom(...members),
  literal: fc.constantFrom(...members).map((member) => ({
    type: 'enum',
    enumType: `Microsoft.Dynamics.DataEntities.${enumType}`,
    member,
  })),
});

const nullable = (field: Field): Field => ({ ...field, cell: fc.option(field.cell, { nil: null, freq: 4 }) });

/** Members in the order of their numbers, by which they are ordered. */
export const members: readonly string[] = ['None', 'A', 'B', 'No', 'Yes'];

/** Companies that a contact of Sales may belong to, and one that is not there. */
export const companies = [1, 2].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const nobody = 'ABCDEF00-0000-4000-8000-000000000009';

/** A table of each system with properties of all its types. Texts of F&O are never null. */
export const fieldsOf: Readonly<Record<System, readonly Field[]>> = {
  SALES: [
    nullable(string('firstname')),
    nullable(string('description')),
    nullable(number('numberofchildren', integer)),
    nullable(number('creditlimit', cents)),
    nullable(number('address1_latitude', fine)),
    nullable({
      name: 'creditonhold',
      type: 'boolean',
      cell: fc.boolean(),
      literal: fc.boolean().map((value) => ({ type: 'boolean', value })),
    }),
    nullable(datetime('lastonholdtime')),
    nullable({
      name: '_parentcustomerid_value',
      type: 'guid',
      cell: fc.constantFrom(...companies),
      literal: fc.constantFrom(...companies, nobody).map((value) => ({ type: 'guid', value })),
    }),
  ],
  FINANCE_OPERATIONS: [
    string('KnownAs', fc.oneof({ weight: 4, arbitrary: text }, fc.constant(''))),
    string('OrganizationName'),
    number('OrganizationNumberOfEmployees', integer),
    number('CreditLimit', fine),
    number('DefaultDimension', large),
    datetime('CredManLastReviewDate'),
    enumeration('OrganizationABCCode', 'ABC', ['None', 'A', 'B']),
    enumeration('IsFuelSurchargeApplied', 'NoYes', ['No', 'Yes']),
  ],
};

export const rowOf = (system: System): fc.Arbitrary<Row> =>
  fc.record(Object.fromEntries(fieldsOf[system].map(({ name, cell }) => [name, cell])));
