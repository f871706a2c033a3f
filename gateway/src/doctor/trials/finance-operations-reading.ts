import { type Finding, ok, unknown, warning } from '../check.ts';
import { readJson } from '../read-json.ts';
import type { Trial } from './trial.ts';

/** Assumptions about F&O that reading shows. */
export const financeOperationsReadTrials: readonly Trial[] = [
  {
    assumption: 'fo-maxpagesize',
    how: 'read',
    run: async ({ financeOperations }) => {
      const { status, rows, value, refusal } = await readJson(
        financeOperations,
        'Currencies?$select=CurrencyCode',
        { prefer: 'odata.maxpagesize=1' },
      );
      if (status >= 300) return unknown(`Currencies cannot be read (${refusal})`);
      if (rows.length === 1 || !('@odata.nextLink' in value && rows.length > 1)) return sized(rows.length);
      return differs(rows.length);
    },
  },
];

const sized = (rows: number): Finding =>
  rows === 1 ? ok() : rows === 0 ? unknown('There is no currency to count.') : differs(rows);

const differs = (rows: number): Finding =>
  warning(
    `Asked for pages of one row, it gave ${rows}.`,
    'Pages are as large as F&O makes them (10,000 rows): reads of all rows need more memory.',
  );
