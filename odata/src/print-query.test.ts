import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialects } from './dialects/dialects.ts';
import { ODataError } from './errors.ts';
import { printFilter, printQuery } from './print-query.ts';
import type { FilterExpression, Literal, ODataQuery } from './query.ts';

const { dataverse, 'finance-operations': financeOperations } = dialects;
const id = '60c4e274-dc8f-eb11-b1ac-000d3a8c9f30';
const text = (value: string): Literal => ({ type: 'string', value });
const name = (value: string): FilterExpression => ({
  kind: 'compare',
  property: 'name',
  operator: 'eq',
  value: text(value),
});
const contains = (value: string): FilterExpression => ({
  kind: 'text',
  property: 'name',
  match: 'contains',
  value,
});
const among = (...values: Literal[]): FilterExpression => ({ kind: 'in', property: 'name', values });

/** [what it is, query, URL of Dataverse, URL of F&O] */
const urls: readonly (readonly [string, Omit<ODataQuery, 'entitySet'>, string, string])[] = [
  ['nothing but the set', {}, 's', 's?cross-company=true'],
  [
    'every option in its order',
    {
      select: ['a', 'b'],
      filter: name('x'),
      expand: [
        { navigationProperty: 'n', select: ['c', 'd'] },
        { navigationProperty: 'm', select: ['e'] },
      ],
      orderby: [
        { property: 'a', direction: 'asc' },
        { property: 'b', direction: 'desc' },
      ],
      top: 5,
      count: true,
    },
    "s?$select=a,b&$filter=name%20eq%20'x'&$expand=n($select=c,d),m($select=e)&$orderby=a%20asc,b%20desc&$top=5&$count=true",
    "s?cross-company=true&$select=a,b&$filter=name%20eq%20'x'&$expand=n($select=c,d),m($select=e)&$orderby=a%20asc,b%20desc&$top=5&$count=true",
  ],
  ['no option for an empty list', { select: [], expand: [], orderby: [] }, 's', 's?cross-company=true'],
  ['top of zero', { top: 0 }, 's?$top=0', 's?cross-company=true&$top=0'],
  [
    'what would end the option',
    { filter: name("O'Neil & Söhne #1 +50%") },
    "s?$filter=name%20eq%20'O''Neil%20%26%20S%C3%B6hne%20%231%20%2B50%25'",
    "s?cross-company=true&$filter=name%20eq%20'O''Neil%20%26%20S%C3%B6hne%20%231%20%2B50%25'",
  ],
];

describe('a query is printed as', () => {
  it.each(urls)('%s', (_what, query, sales, operations) => {
    expect(printQuery({ entitySet: 's', ...query }, dataverse)).toBe(sales);
    expect(printQuery({ entitySet: 's', ...query }, financeOperations)).toBe(operations);
  });
});

/** [what it is, filter, text of Dataverse, text of F&O] */
const filters: readonly (readonly [string, FilterExpression, string, string])[] = [
  ...(['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const).map(
    (operator) =>
      [
        operator,
        { kind: 'compare', property: 'p', operator, value: { type: 'int', value: -3 } },
        `p ${operator} -3`,
        `p ${operator} -3`,
      ] as const,
  ),
  ['contains', contains('retail'), "contains(name,'retail')", "name eq '*retail*'"],
  [
    'startswith',
    { kind: 'text', property: 'name', match: 'startswith', value: 'a' },
    "startswith(name,'a')",
    "name eq 'a*'",
  ],
  [
    'endswith',
    { kind: 'text', property: 'name', match: 'endswith', value: 'a' },
    "endswith(name,'a')",
    "name eq '*a'",
  ],
  [
    'wildcards of like, which stand for themselves',
    contains('50%_[x]'),
    "contains(name,'50[%][_][[]x]')",
    "name eq '*50%_[x]*'",
  ],
  ['an asterisk, which F&O reads as a wildcard', name('a*'), "name eq 'a*'", "name eq 'a*'"],
  [
    'a list',
    among(text('a'), text('b,c')),
    'Microsoft.Dynamics.CRM.In(PropertyName=\'name\',PropertyValues=["a","b,c"])',
    "name eq 'a' or name eq 'b,c'",
  ],
  [
    'a list with quotes and nothing, which are compared one by one',
    among(text('a'), text("O'Neil"), text('5"'), text('a\\b'), { type: 'null' }),
    "Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=[\"a\"]) or name eq 'O''Neil' or name eq '5\"' or name eq 'a\\b' or name eq null",
    "name eq 'a' or name eq 'O''Neil' or name eq '5\"' or name eq 'a\\b' or name eq null",
  ],
  [
    'a list of identifiers and numbers, of which those with a fraction are compared one by one',
    among({ type: 'guid', value: id }, { type: 'int', value: 1 }, { type: 'decimal', value: '2.50' }),
    `Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=["${id}","1"]) or name eq 2.5`,
    `name eq ${id} or name eq 1 or name eq 2.5`,
  ],
  [
    'an empty list, which nothing is in',
    among(),
    '(name eq null and name ne null)',
    '(name eq null and name ne null)',
  ],
  ['not', { kind: 'not', operand: name('a') }, "not (name eq 'a')", "not (name eq 'a')"],
  [
    'and over or',
    { kind: 'and', operands: [name('a'), { kind: 'or', operands: [name('b'), name('c')] }] },
    "name eq 'a' and (name eq 'b' or name eq 'c')",
    "name eq 'a' and (name eq 'b' or name eq 'c')",
  ],
  [
    'a list within and',
    { kind: 'and', operands: [name('a'), among(text('b'), text("c'"))] },
    "name eq 'a' and (Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=[\"b\"]) or name eq 'c''')",
    "name eq 'a' and (name eq 'b' or name eq 'c''')",
  ],
];

describe('a filter is printed as', () => {
  it.each(filters)('%s', (_what, filter, sales, operations) => {
    expect(printFilter(filter, dataverse)).toBe(sales);
    expect(printFilter(filter, financeOperations)).toBe(operations);
  });

  it.each<[Literal, string]>([
    [text(''), "''"],
    [{ type: 'guid', value: id }, id],
    [{ type: 'int', value: 7 }, '7'],
    [{ type: 'decimal', value: '1e20' }, '100000000000000000000'],
    [{ type: 'decimal', value: '-0.10' }, '-0.1'],
    [{ type: 'boolean', value: false }, 'false'],
    [{ type: 'datetime', value: '2026-11-23T10:00:00Z' }, '2026-11-23T10:00:00Z'],
    [
      { type: 'enum', enumType: 'Microsoft.Dynamics.DataEntities.NoYes', member: 'Yes' },
      "Microsoft.Dynamics.DataEntities.NoYes'Yes'",
    ],
    [{ type: 'null' }, 'null'],
  ])('a literal %o', (value, expected) => {
    expect(printFilter({ kind: 'compare', property: 'p', operator: 'eq', value }, dataverse)).toBe(
      `p eq ${expected}`,
    );
  });
});

describe('what is not what its type says', () => {
  it.each<Literal>([
    { type: 'guid', value: `${id} or 1 eq 1` },
    { type: 'int', value: 1.5 },
    { type: 'int', value: Number.NaN },
    { type: 'decimal', value: '1 or 1 eq 1' },
    { type: 'datetime', value: 'yesterday' },
    { type: 'enum', enumType: "NoYes'No' or 1 eq 1 or x", member: 'Yes' },
  ])('never gets into a URL: %o', (value) => {
    const print = () => printFilter({ kind: 'compare', property: 'p', operator: 'eq', value }, dataverse);
    expect(print).toThrow(ODataError);
    expect(print).toThrow(/^Expected .* in a filter, got /);
  });

  it.each(['and', 'or'] as const)('an %s of nothing is refused', (kind) => {
    expect(() => printFilter({ kind, operands: [] }, dataverse)).toThrow(TypeError);
  });
});

describe('any text', () => {
  it('of half a character is sent with a replacement instead of breaking the request', () => {
    const url = printQuery({ entitySet: 's', filter: name('a\ud800b') }, dataverse);
    expect(url).toBe("s?$filter=name%20eq%20'a%EF%BF%BDb'");
  });

  const anyText = fc.string({ unit: 'binary', maxLength: 40 });

  it('comes out of the URL as it went into the filter', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        for (const dialect of [dataverse, financeOperations]) {
          const url = printQuery({ entitySet: 's', filter: name(value), top: 1 }, dialect);
          const options = new URL(url, 'http://h/').searchParams;
          const printed = `${options.get('$filter')}`;
          expect(printed).toBe(`name eq '${value.toWellFormed().replaceAll("'", "''")}'`);
          expect(options.get('$top')).toBe('1');
          expect(
            decodeURIComponent(url.split('&').find((part) => part.includes('$filter=')) ?? ''),
          ).toContain(printed);
        }
      }),
    );
  });

  it('closes no quote of a list', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (values) => {
        const printed = printFilter(among(...values.map(text)), dataverse);
        const withoutTexts = printed.replace(/'(?:[^']|'')*'|"[^"\\]*"/g, '·');
        expect(withoutTexts).toMatch(
          /^(Microsoft\.Dynamics\.CRM\.In\(PropertyName=·,PropertyValues=\[·(,·)*\]\))?( or )?(name eq ·( or name eq ·)*)?$/s,
        );
      }),
    );
  });
});

describe('a URL that is too long', () => {
  it('is refused with both lengths before anything is sent', () => {
    const select = ['a'.repeat(40_000)];
    expect(() => printQuery({ entitySet: 's', select }, dataverse)).toThrow(
      /^Expected a URL of at most 32512 characters, got 40010/,
    );
  });
});
