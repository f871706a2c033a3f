/** A business number as both systems compare it: without regard to case and to blanks at the end. */
export function foldNumber(number: string): string {
  return number.trimEnd().toLowerCase();
}
