import type { StoredValues } from '../../store/record-store.ts';
import { documentName, headerOf, linesOf, quotations } from '../documents/document-lines.ts';
import { taxPercentFor } from '../documents/sales-tax.ts';
import { totalsOf } from '../documents/totals.ts';
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

/** The header's totals from its lines. They are calculated, not written: the header's version stays what it was. */
export function totalQuotation(environment: Environment, values: StoredValues): void {
  const header = headerOf(environment, quotations, values);
  if (!header) return;
  const lines = linesOf(environment, quotations, values);
  const totals = totalsOf(
    header.values,
    lines.map((line) => line.values),
    taxPercentFor(environment, header.values),
  );
  environment.store(quotations.headers).update(
    header.id,
    {
      QuotationTotalAmount: stored(totals.total),
      QuotationTotalDiscountAmount: stored(totals.discount),
      QuotationTotalTaxAmount: stored(totals.tax),
      QuotationTotalChargesAmount: stored(totals.charges),
      AreTotalsCalculated: yes,
    },
    header.version,
  );
  lines.forEach(({ id, version, values: line }, at) => {
    const tax = totals.lineTaxes[at];
    const change = { AreTotalsCalculated: yes, ...(tax ? { TotalTaxAmount: stored(tax) } : {}) };
    const isNew = Object.entries(change).some(([property, value]) => line[property] !== value);
    if (isNew) environment.store(quotations.lines).update(id, change, version);
  });
}
