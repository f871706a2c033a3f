/** The value, or an error that names what was expected: for what an earlier check has made certain. */
export function must<T>(value: T | undefined | null, expected: string): T {
  if (value === undefined || value === null) throw new TypeError(`Expected ${expected}, got none.`);
  return value;
}
