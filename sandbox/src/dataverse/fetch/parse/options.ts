import { invalidMapping, onlyLiveData, outsideTop, topBeside } from '../refusals.ts';
import { booleanAttribute, countAttribute, givenAttribute } from './attributes.ts';
import type { FetchOptions } from './query.ts';
import type { XmlElement } from './xml-element.ts';

export const pageSizeMax = 5_000;

/**
 * The attributes of `fetch`. What concerns a SQL server alone (no-lock, latematerialize, options) changes nothing here.
 * Microsoft Learn: fetch element.
 */
export function readOptions(fetch: XmlElement): FetchOptions {
  const [top, count, page] = ['top', 'count', 'page'].map((name) => countAttribute(fetch, name));
  const aggregateLimit = countAttribute(fetch, 'aggregatelimit');
  const cookie = givenAttribute(fetch, 'paging-cookie');
  const countsRows = booleanAttribute(fetch, 'returntotalrecordcount');
  booleanAttribute(fetch, 'no-lock');
  booleanAttribute(fetch, 'latematerialize');
  if (!['logical', 'internal', undefined].includes(givenAttribute(fetch, 'mapping'))) throw invalidMapping();
  if (givenAttribute(fetch, 'datasource') !== undefined) throw onlyLiveData();
  if (top !== undefined) {
    if (page !== undefined) throw topBeside('page');
    if (count !== undefined) throw topBeside('count');
    if (cookie !== undefined) throw topBeside('paging-cookie');
    if (countsRows) throw topBeside('returntotalrecordcount');
    if (top > pageSizeMax) throw outsideTop(String(top));
  }
  return {
    ...(top === undefined ? {} : { top }),
    ...(count === undefined ? {} : { count: Math.min(count, pageSizeMax) }),
    page: page ?? 1,
    ...(cookie === undefined ? {} : { cookie }),
    countsRows,
    distinct: booleanAttribute(fetch, 'distinct'),
    aggregate: booleanAttribute(fetch, 'aggregate'),
    ...(aggregateLimit === undefined ? {} : { aggregateLimit }),
    rawOrder: booleanAttribute(fetch, 'useraworderby'),
  };
}
