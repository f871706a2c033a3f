import { createHash } from 'node:crypto';
import type { ODataRecord } from '@p2c/odata';
import type { Engine } from '../engine.ts';
import { foldNumber } from '../fold-number.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';
import { walk } from '../ledger/walk.ts';
import { sourceQuery } from '../mapping/queries.ts';
import { type Flow, sourceKeyOf } from '../observe.ts';
import type { Clock, Logger } from '../ports.ts';
import type { RecordRef } from '../record-ref.ts';
import type { Runs } from '../runs.ts';
import { keyPages } from './key-pages.ts';
import { laneOfChanges } from './lane-of-changes.ts';
import { createSource, type Source } from './source.ts';

export interface ScanOptions {
  readonly flow: Flow;
  readonly ledger: Ledger;
  readonly engine: Engine;
  readonly runs: Runs;
  /** The companies whose records are mastered here. */
  readonly companies: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly intervalMs: number;
}

/** What a scan found to be looked at. */
interface Noticed {
  /** New, or another than at the scan before: somebody waits for it. */
  readonly changed: readonly RecordRef[];
  /** Known, and not seen by this process before: all of them after a start. */
  readonly unseen: readonly RecordRef[];
}

/**
 * Goes over all source records of F&O and has those looked at that are new, changed since the last time, or gone: F&O
 * has no change feed over OData. What a record was is remembered as a hash of the columns that the mapping reads, in
 * this process only: after a start every record is looked at once more, behind what changes, since nobody knows what
 * changed meanwhile. Only
 * the ledger says what is pending, so a scan that is cut short loses nothing.
 */
export function createScanSource({
  flow,
  ledger,
  engine,
  runs,
  companies,
  clock,
  logger,
  intervalMs,
}: ScanOptions): Source {
  const { template, source: client, names, entity } = flow;
  const { entitySet, select } = sourceQuery(template);
  const versionName = `${template.name} mapping version`;
  /** Ledger key → hash of the row at the last scan. */
  let lastSeen = new Map<string, string>();

  const scan = async (company: string, seen: Map<string, string>): Promise<Noticed> => {
    const changed: RecordRef[] = [];
    const unseen: RecordRef[] = [];
    const pages = keyPages({
      client,
      entitySet,
      select,
      companyProperty: names.sourceCompany,
      company,
      keyProperty: names.sourceNumber,
    });
    for await (const records of pages) {
      const keys = records.map((record) => sourceKeyOf(flow, record));
      const known = new Set((await ledger.byKeys(entity, keys)).map((record) => record.key));
      for (const [index, record] of records.entries()) {
        const key = keys[index] ?? '';
        const hash = hashOf(record, select);
        const before = lastSeen.get(key);
        seen.set(key, hash);
        // Under way or not: whoever works on it may have read the row as it was before.
        if (known.has(key) && before === undefined) unseen.push({ entity, key });
        else if (hash !== before) changed.push({ entity, key });
      }
    }
    return { changed, unseen };
  };

  /** Records that the ledger knows and the source no longer lists; looked at once. */
  const gone = async (seen: ReadonlyMap<string, string>): Promise<RecordRef[]> => {
    const spellings = new Set([...seen.keys()].map(foldNumber));
    const missing: RecordRef[] = [];
    for await (const record of walk(ledger, { entity, now: clock.now() }))
      if (isOf(companies, record.key) && !spellings.has(foldNumber(record.key)) && !isKnownGone(record))
        missing.push({ entity, key: record.key });
    return missing;
  };

  const turn = async (): Promise<void> => {
    const seen = new Map<string, string>();
    const changed: RecordRef[] = [];
    const unseen: RecordRef[] = [];
    const mapped = (await ledger.readCheckpoint(versionName)) === template.version;
    for (const company of companies) {
      const noticed = await scan(company, seen);
      for (const ref of noticed.changed) changed.push(ref);
      for (const ref of noticed.unseen) unseen.push(ref);
    }
    for (const ref of await gone(seen)) changed.push(ref);
    const live = mapped ? changed : [];
    const behind = mapped ? unseen : [...seen.keys()].map((key): RecordRef => ({ entity, key }));
    const all = [...live, ...behind];
    if (all.length > 0) {
      const run = await runs.start(mapped ? 'COMPARE' : 'INITIAL', entity, all, async () => {
        await engine.hint(live, laneOfChanges(live.length));
        await engine.hint(behind, 'backfill');
      });
      logger.info({ run, records: all.length, entitySet }, 'Source records of F&O are new, changed or gone');
    }
    if (!mapped) await ledger.checkpoint(versionName, template.version, [], clock.now());
    // Last: had the hints not been taken, the next scan finds the same.
    lastSeen = seen;
  };

  return createSource({ name: `finance-operations.${entitySet} scan`, intervalMs, turn, clock, logger });
}

function isOf(companies: readonly string[], key: string): boolean {
  return companies.includes(key.slice(0, key.indexOf(':')));
}

function isKnownGone({ dirtyGen, syncedGen, reason }: LedgerRecord): boolean {
  return dirtyGen > syncedGen || reason?.code === 'SOURCE_MISSING' || reason?.code === 'ORIGINATES_IN_TARGET';
}

function hashOf(record: ODataRecord, columns: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(columns.map((name) => record[name] ?? null)))
    .digest('base64');
}
