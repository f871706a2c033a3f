import { fieldsOf } from '../../admin/read-fields.ts';
import { type Decimal, fitsStorage, parseDecimal } from '../../edm/decimal.ts';
import { type Json, JsonNumber, type JsonObject } from '../../json.ts';
import type { LineQuantity } from '../orders/post.ts';

/** An amount as a number or a text, with all its digits. */
export function amountField(body: JsonObject, name: string, fallback?: Decimal): Decimal {
  const value = body[name];
  if (value === undefined && fallback) return fallback;
  const text = value instanceof JsonNumber ? value.text : value;
  const amount = typeof text === 'string' ? parseDecimal(text) : undefined;
  if (amount && !fitsStorage(amount.units, amount.scale)) throw new RangeError(`${name} is too large.`);
  if (amount) return amount;
  throw new RangeError(`${name} must be a number.`);
}

/** `[{ "line": 1, "quantity": 2 }]`; absent for whatever is left. */
export function linesField(body: JsonObject): readonly LineQuantity[] | undefined {
  const { lines } = body;
  if (lines === undefined) return undefined;
  if (!Array.isArray(lines) || lines.length === 0) throw new RangeError('lines must be a list with entries.');
  return (lines as readonly Json[]).map((entry) => {
    const line = fieldsOf(entry, ['line', 'quantity']);
    const number = amountField(line, 'line');
    if (number.scale !== 0) throw new RangeError('line must be a whole number.');
    return { line: Number(number.units), quantity: amountField(line, 'quantity') };
  });
}
