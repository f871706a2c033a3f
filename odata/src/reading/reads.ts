import { type AnswerReader, brokenRequest } from '../answers.ts';
import type { ODataClient, RequestOptions } from '../client.ts';
import type { Connection } from '../connection.ts';
import type { HttpAnswer } from '../dialects/dialect.ts';
import { readErrorBody } from '../dialects/error-body.ts';
import { ODataError } from '../errors.ts';
import { printQuery, printTarget } from '../print-query.ts';
import { isOwnLink } from '../service-root.ts';

/** The reading half of the client. `pagesMax`: a next link that never ends must not run forever. */
export function createReads(
  { call, dialect, model, scheduler, serviceRoot }: Connection,
  answers: AnswerReader,
  { pagesMax }: { pagesMax: number },
): Pick<ODataClient, 'get' | 'list' | 'pages' | 'changes'> {
  const typeOf = (entitySet: string) => model.entitySets.get(entitySet);
  const broken = (answer: HttpAnswer) =>
    brokenRequest(answer, { now: scheduler.now(), mayHaveCommitted: false });
  const read = async (target: string, preferences: readonly string[], options?: RequestOptions) => {
    const headers: Record<string, string> = preferences.length === 0 ? {} : { prefer: preferences.join(',') };
    return call('GET', target, { headers, ...options });
  };
  const ok = (answer: HttpAnswer): HttpAnswer => {
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw broken(answer);
  };

  return {
    async get(entitySet, key, { select = [], expand = [], ...options } = {}) {
      const answer = await read(printTarget({ entitySet, key, select, expand }, dialect), [], options);
      if (answer.status === 404 && !dialect.isUnknownEntitySet(readErrorBody(answer))) return undefined;
      return answers.record(ok(answer), typeOf(entitySet));
    },
    async list(query, options) {
      const answer = await read(printQuery(query, dialect), dialect.prefer(query), options);
      return answers.page(ok(answer), typeOf(query.entitySet));
    },
    async *pages(query, options) {
      let target = printQuery(query, dialect);
      for (let number = 1; number <= pagesMax; number += 1) {
        const answer = await read(target, dialect.prefer(query), options);
        const page = answers.page(ok(answer), typeOf(query.entitySet));
        yield page;
        if (page.nextLink === undefined) return;
        if (page.nextLink === target)
          throw new ODataError('INVALID_ANSWER', `Expected a next page of ${query.entitySet}, got the same.`);
        target = page.nextLink;
      }
      throw new ODataError(
        'INVALID_ANSWER',
        `Expected at most ${pagesMax} pages of ${query.entitySet}, got more.`,
      );
    },
    async changes(query, from, options) {
      if (!dialect.tracksChanges)
        throw new ODataError('BAD_REQUEST', `Expected a system with delta links, got ${dialect.name}.`);
      // A link of another address of the system is worth no more than an expired one: all records are read anew.
      if (from !== undefined && !isOwnLink(from, serviceRoot))
        throw expired(query.entitySet, 'comes from another service root');
      const preferences = dialect.prefer(query);
      if (from === undefined || !/[?&](\$|%24)deltatoken=/i.test(from))
        preferences.unshift('odata.track-changes');
      const answer = await read(from ?? printQuery(query, dialect), preferences, options);
      if (
        from !== undefined &&
        answer.status >= 400 &&
        dialect.isExpiredDeltaLink(answer, readErrorBody(answer))
      )
        throw expired(query.entitySet, 'is too old', answer.status);
      return answers.changes(ok(answer), typeOf(query.entitySet));
    },
  };
}

function expired(entitySet: string, why: string, status?: number): ODataError {
  return new ODataError(
    'DELTA_LINK_EXPIRED',
    `The delta link of ${entitySet} ${why}: a full pass is needed.`,
    status === undefined ? {} : { status },
  );
}
