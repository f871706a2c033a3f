import { type AnswerReader, brokenRequest } from '../answers.ts';
import type { ODataClient, Page, RequestOptions } from '../client.ts';
import type { Connection } from '../connection.ts';
import type { HttpAnswer } from '../dialects/dialect.ts';
import { readErrorBody } from '../dialects/error-body.ts';
import { ODataError } from '../errors.ts';
import type { ConnectionSettings } from '../options.ts';
import { printQuery, printTarget, printUnboundTarget } from '../print-query.ts';
import type { ODataQuery } from '../query.ts';
import { isOwnLink } from '../service-root.ts';
import { planKeyReads } from './plan-key-reads.ts';
import { readBatch } from './read-batch.ts';

/** The reading half of the client. `pagesMax`: a next link that never ends must not run forever. */
export function createReads(
  connection: Connection,
  answers: AnswerReader,
  settings: Pick<ConnectionSettings, 'pagesMax' | 'batchSize' | 'bodyBytesMax' | 'readRetriesMax'>,
): Pick<ODataClient, 'get' | 'list' | 'pages' | 'readKeys' | 'changes'> {
  const { call, dialect, model, scheduler, serviceRoot, system } = connection;
  const { pagesMax, readRetriesMax: retriesMax } = settings;
  const typeOf = (entitySet: string) => model.entitySets.get(entitySet);
  const broken = (answer: HttpAnswer) =>
    brokenRequest(answer, { now: scheduler.now(), mayHaveCommitted: false });
  const read = async (target: string, preferences: readonly string[], options?: RequestOptions) => {
    const headers: Record<string, string> = preferences.length === 0 ? {} : { prefer: preferences.join(',') };
    return call('GET', target, { headers, ...options });
  };
  const readMany = (targets: readonly string[], preferences: readonly string[], options?: RequestOptions) => {
    const reads = targets.map((target) => ({ target, preferences }));
    return readBatch(connection, reads, { ...options, retriesMax });
  };
  /** A link may be longer than a URL outside of a batch, when the list was. */
  const readLink = async (link: string, preferences: readonly string[], options?: RequestOptions) => {
    if (link.length <= serviceRoot.length + dialect.urlLengthMax) return read(link, preferences, options);
    const [answer] = await readMany([link], preferences, options);
    return answer as HttpAnswer;
  };
  const ok = (answer: HttpAnswer): HttpAnswer => {
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw broken(answer);
  };

  async function* pagesFrom(
    first: HttpAnswer,
    query: Pick<ODataQuery, 'entitySet' | 'maxPageSize'>,
    from: string,
    options?: RequestOptions,
  ): AsyncGenerator<Page> {
    let answer = first;
    let target = from;
    for (let number = 1; ; number += 1) {
      const page = answers.page(ok(answer), typeOf(query.entitySet));
      yield page;
      if (page.nextLink === undefined) return;
      if (page.nextLink === target)
        throw new ODataError('INVALID_ANSWER', `Expected a next page of ${query.entitySet}, got the same.`);
      if (number >= pagesMax)
        throw new ODataError(
          'INVALID_ANSWER',
          `Expected at most ${pagesMax} pages of ${query.entitySet}, got more.`,
        );
      target = page.nextLink;
      answer = await readLink(target, dialect.prefer(query), options);
    }
  }

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
      const target = printQuery(query, dialect);
      yield* pagesFrom(await read(target, dialect.prefer(query), options), query, target, options);
    },
    async *readKeys(query, options) {
      const type = typeOf(query.entitySet);
      if (type === undefined)
        throw new ODataError('BAD_REQUEST', `Expected an entity set of the model, got ${query.entitySet}.`);
      for (const planned of planKeyReads(system, type, query, settings)) {
        const queries = planned.kind === 'get' ? [planned.query] : planned.queries;
        const targets = queries.map((each) => printUnboundTarget(each, dialect));
        const preferences = dialect.prefer(query);
        const firsts =
          planned.kind === 'get'
            ? [await read(targets[0] ?? '', preferences, options)]
            : await readMany(targets, preferences, options);
        for (const [index, first] of firsts.entries())
          yield* pagesFrom(first, query, targets[index] ?? '', options);
      }
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
