import { type FilterExpression, ODataError, type ODataRecord } from '@p2c/odata';
import type { Engine } from '../engine.ts';
import { foldNumber } from '../fold-number.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';
import { targetQuery } from '../mapping/queries.ts';
import type { ReasonCode } from '../mapping/reasons.ts';
import { must } from '../must.ts';
import { equals, type Flow } from '../observe.ts';
import type { OwnershipRuleSet } from '../ownership/ownership-rule.ts';
import { planRecord } from '../plan-record.ts';
import type { Clock, Logger } from '../ports.ts';
import type { RecordRef } from '../record-ref.ts';
import type { Runs } from '../runs.ts';
import { driftedDocuments } from './compare-lines.ts';
import { differsFromBase } from './drift.ts';
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

const pageSize = 1_000;
/** Pages of one company: a key that does not grow must not be followed forever. */
const pagesMax = 100_000;
/** Orphans that a log line names. */
const namedMax = 20;

/**
 * Goes over all target records of the configured companies and has those looked at whose owned properties are no
 * longer what was last agreed, and those that are gone. F&O has no change feed over OData. Pages are read by key:
 * `$skip` gets slow, and rows that come and go do not shift a page.
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
    let after: string | undefined;
    for (let page = 1; ; page += 1) {
      const { records } = await client.list({
        entitySet,
        select,
        filter: pageFilter(company, after),
        orderby: [{ property: numberProperty, direction: 'asc' }],
        top: pageSize,
      });
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
      if (records.length < pageSize) break;
      if (page >= pagesMax)
        throw new ODataError(
          'INVALID_ANSWER',
          `Expected at most ${pagesMax} pages of ${entitySet}, got more.`,
        );
      after = numbers.at(-1);
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
    for (let afterKey = ''; ; ) {
      const page = await ledger.list({
        entity: template.entity,
        states: ['SETTLED'],
        afterKey,
        now: clock.now(),
        limit: pageSize,
      });
      missing.push(
        ...page.filter(
          (record) =>
            record.company === company &&
            record.targetKey !== undefined &&
            !seen.has(foldNumber(record.targetKey)),
        ),
      );
      if (page.length < pageSize) return missing;
      afterKey = page.at(-1)?.key ?? '';
    }
  };

  const pageFilter = (company: string, after: string | undefined): FilterExpression => ({
    kind: 'and',
    operands: [
      equals(companyProperty, { type: 'string', value: company }),
      ...(after === undefined
        ? []
        : [
            {
              kind: 'compare' as const,
              property: numberProperty,
              operator: 'gt' as const,
              value: { type: 'string' as const, value: after },
            },
          ]),
    ],
  });

  const turn = async (): Promise<void> => {
    for (const company of companies) {
      const refs = (await differing(company)).map(({ entity, key }): RecordRef => ({ entity, key }));
      if (refs.length === 0) continue;
      const run = await runs.start('COMPARE', template.entity, refs, () => engine.hint(refs, 'live'));
      logger.info({ run, records: refs.length, company }, 'Target records differ from what was agreed');
    }
  };

  return createSource({ name: `finance-operations.${entitySet} compare`, intervalMs, turn, clock, logger });
}
