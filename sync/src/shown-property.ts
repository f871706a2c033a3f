import type { FieldChange } from './plan.ts';

/** The name of a changed property as people read it: `SalesQuotationName`, of a line `line 3 SalesPrice`. */
export function shownProperty({ line, property }: Pick<FieldChange, 'line' | 'property'>): string {
  return line === undefined ? property : `line ${line} ${property}`;
}
