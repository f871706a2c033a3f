import type { StoredValues } from '../../store/record-store.ts';
import { documentName, headerOf, quotations } from '../documents/document-lines.ts';
import { taxPercentFor } from '../documents/sales-tax.ts';
import { type TotalColumns, writeTotals } from '../documents/write-totals.ts';
import type { Environment } from '../environment.ts';
import { amount, money, percentOf, stored, yes } from '../writing/values.ts';

/** After a line is written: its own tax at once, because the answer shows it; the totals once for all lines of a transaction. */
export function totalLine(environment: Environment, values: StoredValues): void {
  const header = headerOf(environment, quotations, values);
  if (!header) return;
  const percent = taxPercentFor(environment, header.values)(values);
  const lines = environment.store(quotations.lines);
  const line = lines.findByKey(
    Object.fromEntries(lines.set.key.map((name) => [name, values[name] ?? ''])),
    [],
  );
  if (line)
    lines.update(
      line.id,
      {
        AreTotalsCalculated: yes,
        TotalTaxAmount: stored(money(percentOf(amount(values, 'LineAmount'), percent))),
      },
      line.version,
    );
  totalLater(environment, values);
}

/** Adds the quotation up once the transaction has written all that it writes. */
export function totalLater(environment: Environment, values: StoredValues): void {
  const name = `total ${documentName(quotations, values)}`;
  environment.database.defer(name, () => totalQuotation(environment, values));
}

/** The totals of a quotation, on its header and its lines. */
export const totalQuotation = (environment: Environment, values: StoredValues): void =>
  writeTotals(environment, quotations, columns, values);

const columns: TotalColumns = {
  header: {
    QuotationTotalAmount: 'total',
    QuotationTotalTaxAmount: 'tax',
    QuotationTotalChargesAmount: 'charges',
    QuotationTotalDiscountAmount: 'discount',
  },
  headerState: { AreTotalsCalculated: yes },
  lineState: { AreTotalsCalculated: yes },
};
