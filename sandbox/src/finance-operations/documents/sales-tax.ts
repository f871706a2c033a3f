import { type Decimal, parseDecimal } from '../../edm/decimal.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { text, zero } from '../writing/values.ts';

/** Percent of tax of a line: by its sales tax group, or else its header's, as the environment is set up. */
export function taxPercentFor(
  { settings }: Environment,
  header: StoredValues,
): (line: StoredValues) => Decimal {
  return (line) => {
    const group = text(line, 'SalesTaxGroupCode') || text(header, 'SalesTaxGroupCode');
    const percent = group === '' ? undefined : settings.salesTaxPercent[group];
    return (percent === undefined ? undefined : parseDecimal(String(percent))) ?? zero;
  };
}
