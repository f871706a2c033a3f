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

/**
 * Follows Dataverse change tracking. The first pass, one after the token has expired, and one after the mapping
 * changed go over all records. The delta link is stored in the same transaction that marks its keys, so a crash
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
    for (;;) {
      refs.push(...refsOf(page));
      if (page.nextLink === undefined) return { refs, deltaLink: page.deltaLink };
      page = await client.changes(query, page.nextLink);
    }
  };

  const passOverAll = async (): Promise<void> => {
    const { refs, deltaLink } = await follow(undefined);
    const run = await runs.start('INITIAL', refs);
    await ledger.checkpoint(versionName, template.version, [], clock.now());
    await ledger.checkpoint(name, deltaLink ?? '', refs, clock.now());
    logger.info({ run, records: refs.length }, 'Going over all records of Sales');
    engine.wake(refs, 'backfill');
  };

  const turn = async (): Promise<void> => {
    const from = await ledger.readCheckpoint(name);
    const mapped = await ledger.readCheckpoint(versionName);
    if (!from || mapped !== template.version) return passOverAll();
    try {
      const { refs, deltaLink } = await follow(from);
      if (refs.length === 0) return;
      await ledger.checkpoint(name, deltaLink ?? from, refs, clock.now());
      engine.wake(refs, 'live');
    } catch (error) {
      if (!(error instanceof ODataError) || error.code !== 'DELTA_LINK_EXPIRED') throw error;
      logger.warn({ source: name }, 'The delta link has expired; going over all records');
      await passOverAll();
    }
  };

  return createSource({ name, intervalMs, turn, clock, logger });
}
