import type { ODataRecord } from '@p2c/odata';
import { isBlank } from '../ownership/condition.ts';
import type { Reason } from '../plan.ts';
import type { Canonical } from './canonical-value.ts';
import type { ReasonCode } from './reasons.ts';
import { type CheckedRow, foldMapped } from './template.ts';

/** The records that lookups can point at, as they were read, and the instant that "valid" is judged at. */
export interface References {
  rows(entitySet: string): readonly ODataRecord[];
  readonly now: number;
}

export const noReferences: References = { rows: () => [], now: 0 };

export interface Value {
  readonly value: unknown;
}

type RowReason = Reason & { readonly code: ReasonCode };

export interface FindReferenceInput {
  readonly row: CheckedRow;
  /** What the record must be found by: a name, a code. */
  readonly given: unknown;
  readonly references: References;
  /** What the rows before this one gave, by target property. */
  readonly found: ReadonlyMap<string, Canonical>;
}

/** The identifier of the record that a lookup must point at. */
export function findReference(input: FindReferenceInput): Value | RowReason {
  const { row } = input;
  if (row.lookup === undefined || row.reference === undefined) return { value: input.given };
  return row.lookup.kind === 'by' ? findBy(input, row.lookup.property) : firstValidPriceList(input);
}

function findBy({ row, given, references, found }: FindReferenceInput, property: string): Value | RowReason {
  const { reference } = row;
  if (reference === undefined) return { value: null };
  const { entitySet, key, within } = reference;
  const wanted = foldMapped(String(given));
  const record = references
    .rows(entitySet)
    .find(
      (candidate) =>
        foldMapped(String(candidate[property] ?? '')) === wanted &&
        (within === undefined || candidate[within.column] === found.get(within.lookup)),
    );
  if (record !== undefined) return { value: record[key] };
  const message = `${entitySet} has no record with ${property} ${JSON.stringify(given)}, which ${row.to} must point at.`;
  return { code: 'LOOKUP_NOT_FOUND', message, field: row.to };
}

/**
 * The first valid price list of a currency by name, as the Prospect to cash solution chooses it: active, and today
 * between its first and last day (Microsoft Learn, "Synchronize products from Supply Chain Management directly to
 * products in Sales").
 */
function firstValidPriceList({ row, given, references }: FindReferenceInput): Value | RowReason {
  const currency = references
    .rows('transactioncurrencies')
    .find(({ isocurrencycode }) => foldMapped(String(isocurrencycode)) === foldMapped(String(given)));
  const [first] = references
    .rows('pricelevels')
    .filter(
      (list) =>
        list.statecode === 0 &&
        list._transactioncurrencyid_value === currency?.transactioncurrencyid &&
        isWithin(list, references.now),
    )
    .toSorted((a, b) => compareFolded(String(a.name), String(b.name)));
  if (first !== undefined) return { value: first.pricelevelid };
  const message = `Sales has no valid price list in ${String(given)}. Create one, or give an existing one that currency and today's date.`;
  return { code: 'NO_PRICE_LIST', message, field: row.to };
}

const dayMs = 86_400_000;

/** The last day of a price list counts whole. */
function isWithin({ begindate, enddate }: ODataRecord, now: number): boolean {
  return (
    (isBlank(begindate) || Date.parse(String(begindate)) <= now) &&
    (isBlank(enddate) || now < Date.parse(String(enddate)) + dayMs)
  );
}

function compareFolded(a: string, b: string): number {
  const [left, right] = [foldMapped(a), foldMapped(b)];
  return left < right ? -1 : Number(left > right);
}
