import { type ChangePage, ODataError } from '@p2c/odata';
import type { Engine } from '../engine.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Flow } from '../observe.ts';
import type { Clock, Logger } from '../ports.ts';
import type { RecordRef } from '../record-ref.ts';
import type { Runs } from '../runs.ts';
import { createSource, type Source } from './source.ts';

export interface DeltaOptions {
  readonly flow: Flow;
  readonly ledger: Ledger;
  readonly engine: Engine;
  readonly runs: Runs;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly intervalMs: number;
}

const pageSize = 1_000;
/** A feed that never ends its pages must not be followed forever. */
const pagesMax = 100_000;
/** Dataverse forgets a link after days; one that brought nothing is renewed this often, so that silence does not age it. */
const renewLinkMs = 3_600_000;

/**
 * Follows Dataverse change tracking. The first pass, one after the token has expired, and one after the mapping
 * changed go over all records, those included that only the ledger knows: what was deleted meanwhile is in no list.
 * The delta link is stored in the same transaction that marks its keys, so a crash
 * reads a page twice and never skips one.
 */
export function createDeltaSource({
  flow,
  ledger,
  engine,
  runs,
  clock,
  logger,
  intervalMs,
}: DeltaOptions): Source {
  const { template, source: client, names } = flow;
  const { entitySet } = template.source;
  const key = names.sourceKey;
  const name = `sales.${entitySet} delta`;
  const versionName = `${template.name} mapping version`;
  const query = { entitySet, select: [key], maxPageSize: pageSize };

  const refsOf = (page: ChangePage): RecordRef[] =>
    [...page.changed.map((record) => String(record[key])), ...page.deleted].map((id) => ({
      entity: template.entity,
      key: id.toLowerCase(),
    }));

  const follow = async (
    from: string | undefined,
  ): Promise<{ refs: RecordRef[]; deltaLink: string | undefined }> => {
    const refs: RecordRef[] = [];
    let page = await client.changes(query, from);
    for (let number = 1; ; number += 1) {
      refs.push(...refsOf(page));
      if (page.nextLink === undefined) return { refs, deltaLink: page.deltaLink };
      if (number >= pagesMax)
        throw new ODataError('INVALID_ANSWER', `Expected at most ${pagesMax} pages of changes, got more.`);
      page = await client.changes(query, page.nextLink);
    }
  };

  /** Records of the ledger that a pass over all records of Sales did not list. */
  const unlisted = async (listed: readonly RecordRef[]): Promise<RecordRef[]> => {
    const keys = new Set(listed.map((ref) => ref.key));
    const found: RecordRef[] = [];
    for (let afterKey = ''; ; ) {
      const page = await ledger.list({
        entity: template.entity,
        afterKey,
        now: clock.now(),
        limit: pageSize,
      });
      found.push(
        ...page.filter((record) => !keys.has(record.key)).map(({ entity, key }) => ({ entity, key })),
      );
      if (page.length < pageSize) return found;
      afterKey = page.at(-1)?.key ?? '';
    }
  };

  /** When the stored link was given; before that is known, it counts as old. */
  let linkAt = Number.NEGATIVE_INFINITY;
  const store = async (deltaLink: string, refs: readonly RecordRef[]) => {
    await ledger.checkpoint(name, deltaLink, refs, clock.now());
    linkAt = clock.now();
  };

  const passOverAll = async (): Promise<void> => {
    const { refs: listed, deltaLink } = await follow(undefined);
    const refs = [...listed, ...(await unlisted(listed))];
    const run = await runs.start('INITIAL', refs);
    await store(deltaLink ?? '', refs);
    // Last: a crash before this makes another pass, one after it would lose the pass that a new mapping needs.
    await ledger.checkpoint(versionName, template.version, [], clock.now());
    logger.info({ run, records: refs.length }, 'Going over all records of Sales');
    engine.wake(refs, 'backfill');
  };

  const turn = async (): Promise<void> => {
    const from = await ledger.readCheckpoint(name);
    const mapped = await ledger.readCheckpoint(versionName);
    if (!from || mapped !== template.version) return passOverAll();
    try {
      const { refs, deltaLink } = await follow(from);
      if (refs.length === 0 && clock.now() - linkAt < renewLinkMs) return;
      await store(deltaLink ?? from, refs);
      engine.wake(refs, 'live');
    } catch (error) {
      if (!(error instanceof ODataError) || error.code !== 'DELTA_LINK_EXPIRED') throw error;
      logger.warn({ source: name }, 'The delta link has expired; going over all records');
      await passOverAll();
    }
  };

  return createSource({ name, intervalMs, turn, clock, logger });
}
