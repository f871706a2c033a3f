import type { StoredValues } from '../../store/record-store.ts';
import { headerOf, linesOf, quotations } from '../documents/document-lines.ts';
import { taxPercentFor } from '../documents/sales-tax.ts';
import { totalsOf } from '../documents/totals.ts';
import type { Environment } from '../environment.ts';
import { stored, yes } from '../writing/values.ts';

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
  lines.forEach(({ id, version }, at) => {
    const tax = totals.lineTaxes[at];
    const change = { AreTotalsCalculated: yes, ...(tax ? { TotalTaxAmount: stored(tax) } : {}) };
    environment.store(quotations.lines).update(id, change, version);
  });
}
