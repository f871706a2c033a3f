import { type ChangePage, ODataError } from '@p2c/odata';
import type { Engine } from '../engine.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Runs } from '../runs.ts';
import { type Feed, type Found, together } from './feeds.ts';
import { laneOfChanges } from './lane-of-changes.ts';
import { createSource, type Source } from './source.ts';

export interface DeltaOptions {
  readonly feed: Feed;
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
  feed,
  ledger,
  engine,
  runs,
  clock,
  logger,
  intervalMs,
}: DeltaOptions): Source {
  const { client, entitySet, select, entity, version } = feed;
  const name = `sales.${entitySet} delta`;
  const query = { entitySet, select, maxPageSize: pageSize };

  const follow = async (from: string | undefined): Promise<Followed> => {
    const found: Found[] = [];
    const listed = new Set<string>();
    let changed = false;
    // A pass over all is no change that somebody waits for.
    const lane = from === undefined ? 'backfill' : 'live';
    let page: ChangePage = await client.changes(query, from, { lane });
    for (let number = 1; ; number += 1) {
      found.push(await feed.read(page));
      for (const record of page.changed) listed.add(String(record[feed.key]).toLowerCase());
      changed ||= page.changed.length > 0 || page.deleted.length > 0;
      if (page.nextLink === undefined)
        return { ...together(found), listed, changed, deltaLink: linkOf(page, entitySet) };
      if (number >= pagesMax)
        throw new ODataError('INVALID_ANSWER', `Expected at most ${pagesMax} pages of changes, got more.`);
      page = await client.changes(query, page.nextLink, { lane });
    }
  };

  /** When the stored link was given; before that is known, it counts as old. */
  let linkAt = Number.NEGATIVE_INFINITY;
  const store = async (deltaLink: string, { refs, links }: Found) => {
    await ledger.checkpoint(name, deltaLink, refs, clock.now(), links);
    linkAt = clock.now();
  };

  const passOverAll = async (): Promise<void> => {
    const { deltaLink, listed, ...followed } = await follow(undefined);
    // What was deleted while nobody followed is in no list, but the ledger knows of it.
    const { refs, links } = together([followed, await feed.missing(listed)]);
    const begin = async () => {
      await store(deltaLink, { refs, links });
      // Last: a crash before this makes another pass, one after it would lose the pass that a new mapping needs.
      await ledger.checkpoint(version.name, version.value, [], clock.now());
    };
    const run = feed.listsRecords ? await runs.start('INITIAL', entity, refs, begin) : await begin();
    logger.info({ ...(run && { run }), records: refs.length, entitySet }, 'Going over all records of Sales');
    engine.wake(refs, 'backfill');
  };

  const turn = async (): Promise<void> => {
    const from = await ledger.readCheckpoint(name);
    const mapped = await ledger.readCheckpoint(version.name);
    if (!from || mapped !== version.value) return passOverAll();
    try {
      const { deltaLink, changed, refs, links } = await follow(from);
      if (!changed && clock.now() - linkAt < renewLinkMs) return;
      await store(deltaLink, { refs, links });
      engine.wake(refs, laneOfChanges(refs.length));
    } catch (error) {
      if (!(error instanceof ODataError) || error.code !== 'DELTA_LINK_EXPIRED') throw error;
      logger.warn({ source: name }, 'The delta link has expired; going over all records');
      await passOverAll();
    }
  };

  return createSource({ name, intervalMs, turn, clock, logger });
}

interface Followed extends Required<Found> {
  /** The keys of the rows that are there. */
  readonly listed: ReadonlySet<string>;
  /** Whether anything changed at all, looked at or not. */
  readonly changed: boolean;
  readonly deltaLink: string;
}

/** Without a link every turn would be a pass over all: then change tracking is off for the table. */
function linkOf({ deltaLink }: ChangePage, entitySet: string): string {
  if (deltaLink) return deltaLink;
  throw new ODataError(
    'INVALID_ANSWER',
    `Expected a delta link on the last page of ${entitySet}, got none: change tracking must be on for the table.`,
  );
}
