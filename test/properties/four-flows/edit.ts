import fc from 'fast-check';

const word = fc.stringMatching(/^[A-Za-z0-9äß東 .,'*&-]{1,20}$/).filter((value) => value.trim() === value);
/** An index; taken modulo the number of records, lines or products there are. */
const which = fc.nat({ max: 11 });
const product = fc.nat({ max: 2 });
const money = fc.integer({ min: 1, max: 99_999 }).map((cents) => cents / 100);
const quantity = fc.integer({ min: 1, max: 50 });
const country = fc.constantFrom('Germany', 'usa', 'GB', null);
const city = fc.option(word, { nil: null });

function kind<const Kind extends string, Fields extends object = object>(
  name: Kind,
  fields?: { [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> },
): fc.Arbitrary<{ kind: Kind; which: number } & Fields> {
  const parts = { kind: fc.constant(name), which, ...fields };
  return fc.record(parts) as unknown as fc.Arbitrary<{ kind: Kind; which: number } & Fields>;
}
const often = <T>(arbitrary: fc.Arbitrary<T>) => ({ weight: 3, arbitrary });
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => ({ weight: 1, arbitrary });

/** What people and programs do in both systems, in any order: the right edits, and those in the wrong system. */
export const edit = fc.oneof(
  often(kind('account changed', { name: word, fax: word, city, country })),
  seldom(kind('account state', { active: fc.boolean() })),
  often(kind('contact changed', { lastname: word, jobtitle: word, city, country })),
  seldom(kind('contact state', { active: fc.boolean() })),
  seldom(kind('contact moved', { account: fc.option(fc.nat({ max: 1 }), { nil: null }) })),
  seldom(kind('contact quoted')),
  often(kind('product changed', { name: word, price: money, cost: money })),
  seldom(kind('product unit', { unit: fc.constantFrom('ea', 'box') })),
  often(kind('quote changed', { name: word, city, country })),
  often(kind('line added', { product, quantity, discount: money, price: money })),
  often(kind('line changed', { line: which, quantity, price: money })),
  often(kind('line removed', { line: which })),
  seldom(kind('write-in added')),
  { weight: 6, arbitrary: kind('quote activated') },
  seldom(kind('quote won')),
  seldom(kind('quote lost')),
  { weight: 4, arbitrary: kind('quote revised') },
  often(kind('customer overreached', { name: word })),
  seldom(kind('customer mark')),
  often(kind('contact person overreached', { name: word })),
  seldom(kind('contact person deleted')),
  often(kind('product overreached', { name: word, price: money })),
  seldom(kind('product mark')),
  often(kind('quotation overreached', { name: word })),
  often(kind('quotation line overreached', { line: which, quantity })),
  seldom(kind('quotation line deleted', { line: which })),
  seldom(kind('quotation line added', { product, quantity })),
  seldom(kind('quotation deleted')),
  seldom(kind('customer rated', { rating: word.map((value) => value.slice(0, 10).trim() || 'A') })),
  seldom(kind('contact person noted', { spouse: word })),
  seldom(kind('everything settles')),
);
export type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;
