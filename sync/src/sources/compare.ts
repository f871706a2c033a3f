import type { ODataRecord } from '@p2c/odata';
import type { Engine } from '../engine.ts';
import { foldNumber } from '../fold-number.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';
import { walk } from '../ledger/walk.ts';
import { targetQuery } from '../mapping/queries.ts';
import type { ReasonCode } from '../mapping/reasons.ts';
import { must } from '../must.ts';
import type { Flow } from '../observe.ts';
import type { OwnershipRuleSet } from '../ownership/ownership-rule.ts';
import { planRecord } from '../plan-record.ts';
import type { Clock, Logger } from '../ports.ts';
import type { RecordRef } from '../record-ref.ts';
import type { Runs } from '../runs.ts';
import { driftedDocuments } from './compare-lines.ts';
import { differsFromBase } from './drift.ts';
import { keyPages } from './key-pages.ts';
import { laneOfFound } from './lane-of-changes.ts';
import { createSource, type Source } from './source.ts';

export interface CompareOptions {
  readonly flow: Flow;
  readonly rules: OwnershipRuleSet;
  readonly ledger: Ledger;
  readonly engine: Engine;
  readonly runs: Runs;
  readonly companies: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly intervalMs: number;
}

/** Orphans that a log line names. */
const namedMax = 20;

/**
 * Goes over all target records of the configured companies and has those looked at whose owned properties are no
 * longer what was last agreed, and those that are gone. F&O has no change feed over OData.
 */
export function createCompareSource({
  flow,
  rules,
  ledger,
  engine,
  runs,
  companies,
  clock,
  logger,
  intervalMs,
}: CompareOptions): Source {
  const { template, target: client, names } = flow;
  const { targetNumber: numberProperty } = names;
  const companyProperty = must(names.targetCompany, 'a company in the key of the target');
  const { entitySet, select } = targetQuery(template);

  const differing = async (company: string): Promise<RecordRef[]> => {
    const found: RecordRef[] = [];
    const seen = new Set<string>();
    const unknown: string[] = [];
    const pages = keyPages({
      client,
      entitySet,
      select,
      companyProperty,
      company,
      keyProperty: numberProperty,
    });
    for await (const records of pages) {
      const numbers = records.map((record) => String(record[numberProperty]));
      const known = Map.groupBy(await ledger.byNumbers(template.entity, company, numbers), (record) =>
        foldNumber(String(record.number)),
      );
      for (const record of records) {
        const number = foldNumber(String(record[numberProperty]));
        seen.add(number);
        const links = known.get(number);
        if (!links && isOrphan(record)) unknown.push(number);
        found.push(...(links ?? []).filter((link) => isDrift(link, record)));
      }
    }
    await report(company, unknown);
    const documents = await driftedDocuments({ flow, ledger, company, now: clock.now() });
    return [...found, ...documents, ...(await gone(company, seen))];
  };

  /** A record that is marked as coming from the source, which does not know it. */
  const isOrphan = (target: ODataRecord): boolean => {
    const plan = planRecord({ template, rules, observed: { source: undefined, target }, company: undefined });
    return plan.kind === 'not-sent' && plan.reason.code === ('SOURCE_MISSING' satisfies ReasonCode);
  };

  /** Nothing is done about them; they are named once, and again when they are others. */
  const reported = new Map<string, string>();
  const report = async (company: string, orphans: readonly string[]): Promise<void> => {
    // Without a mark of origin nobody can tell, and while the source is still walked over every copy looks like one.
    if (template.ownershipColumns.length === 0) return;
    const walked = await ledger.readCheckpoint(`${template.name} mapping version`);
    if (walked === undefined || (await ledger.overview(clock.now())).pending > 0) return;
    const all = orphans.join(' ');
    if (all === (reported.get(company) ?? '')) return;
    reported.set(company, all);
    if (orphans.length === 0) return;
    logger.warn(
      { company, records: orphans.length, numbers: orphans.slice(0, namedMax) },
      'The target holds records that are marked as coming from the source, which does not know them',
    );
  };

  const isDrift = (link: LedgerRecord, record: ODataRecord): boolean =>
    link.base !== undefined &&
    link.dirtyGen === link.syncedGen &&
    link.state === 'SETTLED' &&
    differsFromBase(template, link.base.header, record);

  /** Records that were carried over and that the target no longer holds. */
  const gone = async (company: string, seen: ReadonlySet<string>): Promise<LedgerRecord[]> => {
    const missing: LedgerRecord[] = [];
    for await (const record of walk(ledger, {
      entity: template.entity,
      states: ['SETTLED'],
      now: clock.now(),
    }))
      if (
        record.company === company &&
        record.targetKey !== undefined &&
        !seen.has(foldNumber(record.targetKey))
      )
        missing.push(record);
    return missing;
  };

  /** A company that cannot be read does not hold up those after it. */
  const turn = async (): Promise<void> => {
    const errors: unknown[] = [];
    for (const company of companies) {
      try {
        await compareCompany(company);
      } catch (error) {
        logger.warn({ err: error, company, entitySet }, 'A company could not be compared');
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  };

  const compareCompany = async (company: string): Promise<void> => {
    const refs = (await differing(company)).map(({ entity, key }): RecordRef => ({ entity, key }));
    if (refs.length === 0) return;
    const run = await runs.start('COMPARE', template.entity, refs, () =>
      engine.hint(refs, laneOfFound(refs.length)),
    );
    logger.info({ run, records: refs.length, company }, 'Target records differ from what was agreed');
  };

  return createSource({ name: `finance-operations.${entitySet} compare`, intervalMs, turn, clock, logger });
}
