import { type FilterExpression, type ODataClient, ODataError, type ODataRecord } from '@p2c/odata';
import { equals } from '../observe.ts';

export const keyPageSize = 1_000;
/** A key that does not grow must not be followed forever. */
const pagesMax = 100_000;

export interface KeyPagesQuery {
  readonly client: ODataClient;
  readonly entitySet: string;
  readonly select: readonly string[];
  readonly companyProperty: string;
  readonly company: string;
  /** A text that the rows are ordered by. Where several share one, only those on one page are read of the last. */
  readonly keyProperty: string;
}

/**
 * All rows of a company, page by page. Pages are read by key: `$skip` gets slow, and rows that come and go do not shift
 * a page.
 */
export async function* keyPages({
  client,
  entitySet,
  select,
  companyProperty,
  company,
  keyProperty,
}: KeyPagesQuery): AsyncGenerator<readonly ODataRecord[]> {
  const ofCompany = equals(companyProperty, { type: 'string', value: company });
  let filter: FilterExpression = ofCompany;
  for (let page = 1; page <= pagesMax; page += 1) {
    const { records } = await client.list({
      entitySet,
      select,
      filter,
      orderby: [{ property: keyProperty, direction: 'asc' }],
      top: keyPageSize,
    });
    yield records;
    if (records.length < keyPageSize) return;
    const value = { type: 'string', value: String(records.at(-1)?.[keyProperty]) } as const;
    const later: FilterExpression = { kind: 'compare', property: keyProperty, operator: 'gt', value };
    filter = { kind: 'and', operands: [ofCompany, later] };
  }
  throw new ODataError('INVALID_ANSWER', `Expected at most ${pagesMax} pages of ${entitySet}, got more.`);
}
