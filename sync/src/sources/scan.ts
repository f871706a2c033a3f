import { createHash } from 'node:crypto';
import { type FilterExpression, ODataError, type ODataRecord } from '@p2c/odata';
import type { Engine } from '../engine.ts';
import { foldNumber } from '../fold-number.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';
import { sourceQuery } from '../mapping/queries.ts';
import { equals, type Flow, sourceKeyOf } from '../observe.ts';
import type { Clock, Logger } from '../ports.ts';
import type { RecordRef } from '../record-ref.ts';
import type { Runs } from '../runs.ts';
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

const pageSize = 1_000;
/** Pages of one company: a key that does not grow must not be followed forever. */
const pagesMax = 100_000;

/**
 * Goes over all source records of F&O and has those looked at that are new, changed since the last time, or gone: F&O
 * has no change feed over OData. What a record was is remembered as a hash of the columns that the mapping reads, in
 * this process only: after a start every record is looked at once more, since nobody knows what changed meanwhile. Only
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

  const scan = async (company: string, seen: Map<string, string>): Promise<RecordRef[]> => {
    const found: RecordRef[] = [];
    let after: string | undefined;
    for (let page = 1; ; page += 1) {
      const { records } = await client.list({
        entitySet,
        select,
        filter: pageFilter(company, after),
        orderby: [{ property: names.sourceNumber, direction: 'asc' }],
        top: pageSize,
      });
      const keys = records.map((record) => sourceKeyOf(flow, record));
      const known = new Map((await ledger.byKeys(entity, keys)).map((record) => [record.key, record]));
      for (const [index, record] of records.entries()) {
        const key = keys[index] ?? '';
        const hash = hashOf(record, select);
        seen.set(key, hash);
        // Under way or not: whoever works on it may have read the row as it was before.
        if (!known.has(key) || hash !== lastSeen.get(key)) found.push({ entity, key });
      }
      if (records.length < pageSize) return found;
      if (page >= pagesMax)
        throw new ODataError(
          'INVALID_ANSWER',
          `Expected at most ${pagesMax} pages of ${entitySet}, got more.`,
        );
      after = String(records.at(-1)?.[names.sourceNumber]);
    }
  };

  /** Records that the ledger knows and the source no longer lists; looked at once. */
  const gone = async (seen: ReadonlyMap<string, string>): Promise<RecordRef[]> => {
    const spellings = new Set([...seen.keys()].map(foldNumber));
    const missing: RecordRef[] = [];
    for (let afterKey = ''; ; ) {
      const page = await ledger.list({ entity, afterKey, now: clock.now(), limit: pageSize });
      for (const record of page)
        if (isOf(companies, record.key) && !spellings.has(foldNumber(record.key)) && !isKnownGone(record))
          missing.push({ entity, key: record.key });
      if (page.length < pageSize) return missing;
      afterKey = page.at(-1)?.key ?? '';
    }
  };

  const pageFilter = (company: string, after: string | undefined): FilterExpression => {
    const ofCompany = equals(names.sourceCompany, { type: 'string', value: company });
    if (after === undefined) return ofCompany;
    const later: FilterExpression = {
      kind: 'compare',
      property: names.sourceNumber,
      operator: 'gt',
      value: { type: 'string', value: after },
    };
    return { kind: 'and', operands: [ofCompany, later] };
  };

  const turn = async (): Promise<void> => {
    const seen = new Map<string, string>();
    const refs: RecordRef[] = [];
    const mapped = (await ledger.readCheckpoint(versionName)) === template.version;
    for (const company of companies) for (const ref of await scan(company, seen)) refs.push(ref);
    for (const ref of await gone(seen)) refs.push(ref);
    const all = mapped ? refs : [...seen.keys()].map((key): RecordRef => ({ entity, key }));
    if (all.length > 0) {
      const run = await runs.start(mapped ? 'COMPARE' : 'INITIAL', entity, all, () =>
        engine.hint(all, mapped ? 'live' : 'backfill'),
      );
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
