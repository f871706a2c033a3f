import { type Finding, ok, unknown, warning } from '../check.ts';
import { readJson } from '../read-json.ts';
import type { Trial } from './trial.ts';

/** Assumptions about Sales that reading shows. */
export const salesReadTrials: readonly Trial[] = [
  {
    assumption: 'dv-versionnumber-filter',
    how: 'read',
    run: async ({ sales }) => {
      const { status, refusal } = await readJson(
        sales,
        'accounts?$select=versionnumber&$filter=versionnumber gt 0&$orderby=versionnumber&$top=1',
      );
      return asAssumed(status, refusal, 'Filters and order by versionnumber are refused');
    },
  },
  {
    assumption: 'dv-in-on-lookup',
    how: 'read',
    run: async ({ sales }) => {
      const id = '00000000-0000-0000-0000-000000000000';
      const { status, refusal } = await readJson(
        sales,
        `quotedetails?$select=quotedetailid&$filter=Microsoft.Dynamics.CRM.In(PropertyName='_quoteid_value',PropertyValues=['${id}'])&$top=1`,
      );
      return asAssumed(status, refusal, 'In() does not take a lookup column');
    },
  },
];

/** A read that the assumption says is answered. */
export function asAssumed(status: number, refusal: string, otherwise: string): Finding {
  if (status < 300) return ok();
  if (status >= 500 || status === 429 || status === 403) return unknown(`The system answered ${refusal}`);
  return warning(`${otherwise} (${refusal})`, 'Report it with this output: the product builds on it.');
}
