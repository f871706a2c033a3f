import type { Stored } from '../../edm/stored.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { stored } from '../writing/values.ts';
import { type DocumentKind, headerOf, linesOf } from './document-lines.ts';
import { taxPercentFor } from './sales-tax.ts';
import { type Totals, totalsOf } from './totals.ts';

/** What a kind of document calls its totals. */
export interface TotalColumns {
  /** Column of the header → the total that it holds. */
  readonly header: Readonly<Record<string, Exclude<keyof Totals, 'lineTaxes'>>>;
  /** What the header says of itself once it has its totals. */
  readonly headerState: Readonly<Record<string, Stored>>;
  /** What its lines say of themselves then, beside their tax. */
  readonly lineState: Readonly<Record<string, Stored>>;
}

/** Adds a document up, on its header and its lines. Totals are calculated, not written: all versions stay what they were. */
export function writeTotals(
  environment: Environment,
  kind: DocumentKind,
  columns: TotalColumns,
  values: StoredValues,
): void {
  const header = headerOf(environment, kind, values);
  if (!header) return;
  const lines = linesOf(environment, kind, values);
  const totals = totalsOf(
    header.values,
    lines.map((line) => line.values),
    taxPercentFor(environment, header.values),
  );
  const amounts = Object.entries(columns.header).map(([column, total]) => [column, stored(totals[total])]);
  change(environment, kind.headers, header, { ...Object.fromEntries(amounts), ...columns.headerState });
  lines.forEach((line, at) => {
    const tax = totals.lineTaxes[at];
    const ownTax = tax === undefined ? {} : { TotalTaxAmount: stored(tax) };
    change(environment, kind.lines, line, { ...columns.lineState, ...ownTax });
  });
}

/** Writes what is different; nobody is told of a total that is what it was. */
function change(
  environment: Environment,
  table: string,
  { id, version, values }: StoredRecord,
  changes: StoredValues,
): void {
  const isNew = Object.entries(changes).some(([name, value]) => values[name] !== value);
  if (isNew) environment.store(table).update(id, changes, version);
}
