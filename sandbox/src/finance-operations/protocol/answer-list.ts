import type { ServiceResponse } from '../../http/message.ts';
import { parsePrefer, preferenceApplied } from '../../http/prefer.ts';
import type { EntitySet, Join } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import type { Exchange } from './exchange.ts';
import { joinedTo } from './expand.ts';
import { keyUrl } from './key-url.ts';
import { type ListRequest, listRecords } from './list.ts';
import { metadataLevelOf } from './metadata-level.ts';
import { type FinanceOperationsQuery, parseQueryOptions } from './query-options.ts';
import { jsonResponse } from './responses.ts';

/** GET on an entity set: a page of it. */
export function answerList(
  { environment, request, rootUrl }: Exchange,
  set: EntitySet,
  query: FinanceOperationsQuery,
  within?: ListRequest['within'],
): ServiceResponse {
  const { maxPageSize } = parsePrefer(request.headers.get('prefer'));
  const level = metadataLevelOf(request.headers.get('accept'));
  const preferences = {
    representation: false,
    annotations: [],
    trackChanges: false,
    ...(maxPageSize === undefined ? {} : { maxPageSize }),
  };
  const answer = listRecords(environment, {
    set,
    query,
    preferences,
    queryText: request.query,
    rootUrl,
    level,
    ...(within ? { within } : {}),
  });
  return jsonResponse(200, answer, preferenceApplied(preferences), level);
}

/** GET on a navigation of a record: the records that it leads to, of the same company whatever the default one is. */
export function answerNavigation(
  exchange: Exchange,
  target: EntitySet,
  join: Join,
  from: { readonly set: EntitySet; readonly record: StoredRecord },
): ServiceResponse {
  const query = parseQueryOptions(exchange.request.query, target, exchange.environment.model);
  return answerList(
    exchange,
    target,
    { ...query, crossCompany: true },
    {
      where: joinedTo(target, join, from.record.values),
      path: `${keyUrl(from.set, from.record)}/${join.name}`,
    },
  );
}
