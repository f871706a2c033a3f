import type { ODataRecord } from '@p2c/odata';
import { foldNumber } from '../fold-number.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';
import { walk } from '../ledger/walk.ts';
import { targetQuery } from '../mapping/queries.ts';
import type { CheckedLines } from '../mapping/template.ts';
import { must } from '../must.ts';
import { type Flow, readTargetLines } from '../observe.ts';
import { differsFromBase } from './drift.ts';
import { keyPageSize, keyPages } from './key-pages.ts';

interface CompareLinesInput {
  readonly flow: Flow;
  readonly ledger: Ledger;
  readonly company: string;
  readonly now: number;
}

/**
 * Documents of a company whose lines in the target are no longer what was agreed; none where records have no lines. Read
 * page by page: only the numbers of documents are kept.
 */
export async function driftedDocuments(input: CompareLinesInput): Promise<LedgerRecord[]> {
  const { flow, ledger, company, now } = input;
  const { entity, template } = flow;
  const { lines } = template;
  if (lines === undefined) return [];
  const attempted = Map.groupBy(await ledger.attemptedDocuments(entity, company), ({ number }) => number);
  const drifted: LedgerRecord[] = [];
  const withLines = new Set<string>();
  for await (const documents of documentsByPage(input, lines)) {
    for (const number of documents.keys()) withLines.add(number);
    for (const record of await ledger.byNumbers(entity, company, [...documents.keys()])) {
      const number = foldNumber(record.targetKey ?? '');
      const late = attempted.get(number)?.map(({ line }) => String(line)) ?? [];
      if (isSettled(record) && hasDrifted(record, lines, documents.get(number) ?? [], late))
        drifted.push(record);
    }
  }
  for await (const record of walk(ledger, { entity, states: ['SETTLED'], now }))
    if (record.company === company && !withLines.has(foldNumber(record.targetKey ?? '')) && hasLines(record))
      drifted.push(record);
  return drifted;
}

const isSettled = ({ state, dirtyGen, syncedGen }: LedgerRecord) =>
  state === 'SETTLED' && dirtyGen === syncedGen;
const hasLines = ({ base }: LedgerRecord) => Object.keys(base?.lines ?? {}).length > 0;

/**
 * Every agreed line must be there as it was agreed; lines that were added in the target are its own affair, but for
 * those of writes of sync that arrived late.
 */
function hasDrifted(
  { base }: LedgerRecord,
  { template }: CheckedLines,
  copies: readonly ODataRecord[],
  late: readonly string[],
): boolean {
  const numberProperty = template.key[0]?.to ?? '';
  const byNumber = new Map(copies.map((copy) => [String(copy[numberProperty]), copy]));
  const agreedLines = base?.lines ?? {};
  if (late.some((line) => byNumber.has(line) && !Object.hasOwn(agreedLines, line))) return true;
  return Object.entries(agreedLines).some(([line, agreed]) => {
    const copy = byNumber.get(line);
    return copy === undefined || differsFromBase(template, agreed, copy);
  });
}

/** The lines of some documents at a time, by number, each whole: one that a full page ends in is read again by itself. */
async function* documentsByPage(
  { flow, company }: CompareLinesInput,
  { template, targetParent }: CheckedLines,
): AsyncGenerator<ReadonlyMap<string, readonly ODataRecord[]>> {
  const pages = keyPages({
    ...targetQuery(template),
    client: flow.target,
    companyProperty: must(flow.names.targetCompany, 'a company in the key of the target'),
    company,
    keyProperty: targetParent,
  });
  for await (const records of pages) {
    const documents = Map.groupBy(records, (record) => foldNumber(String(record[targetParent])));
    if (records.length === keyPageSize) {
      const number = String(records.at(-1)?.[targetParent]);
      documents.set(foldNumber(number), [...(await readTargetLines(flow, { company, number }))]);
    }
    yield documents;
  }
}
