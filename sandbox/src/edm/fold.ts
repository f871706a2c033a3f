/**
 * The form of a text under which both systems compare it: without regard to case. The full Unicode mapping, not
 * SQLite's NOCASE, which folds ASCII only. Upper case first, so that letters with two lower-case forms meet ("ſ", "s").
 */
export function fold(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}
