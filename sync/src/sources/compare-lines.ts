import { type FilterExpression, ODataError, type ODataRecord } from '@p2c/odata';
import { foldNumber } from '../fold-number.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';
import { targetQuery } from '../mapping/queries.ts';
import type { CheckedLines } from '../mapping/template.ts';
import { must } from '../must.ts';
import { equals, type Flow, readTargetLines } from '../observe.ts';
import { differsFromBase } from './drift.ts';

const pageSize = 1_000;
const pagesMax = 100_000;

interface CompareLinesInput {
  readonly flow: Flow;
  readonly ledger: Ledger;
  readonly company: string;
  readonly now: number;
}

/** Documents of a company whose lines in the target are no longer what was agreed; none where records have no lines. */
export async function driftedDocuments(input: CompareLinesInput): Promise<LedgerRecord[]> {
  const { lines } = input.flow.template;
  if (lines === undefined) return [];
  const held = await linesByDocument(input, lines);
  const attempted = Map.groupBy(
    await input.ledger.attemptedDocuments(input.flow.entity, input.company),
    ({ number }) => number,
  );
  const drifted: LedgerRecord[] = [];
  for await (const records of settledDocuments(input))
    for (const record of records) {
      const number = foldNumber(record.targetKey ?? '');
      const late = attempted.get(number)?.map(({ line }) => String(line)) ?? [];
      if (hasDrifted(record, lines, held.get(number) ?? [], late)) drifted.push(record);
    }
  return drifted;
}

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

async function* settledDocuments({ flow, ledger, company, now }: CompareLinesInput) {
  for (let afterKey = ''; ; ) {
    const { entity } = flow;
    const page = await ledger.list({ entity, states: ['SETTLED'], afterKey, now, limit: pageSize });
    yield page.filter((record) => record.company === company && record.targetKey !== undefined);
    if (page.length < pageSize) return;
    afterKey = page.at(-1)?.key ?? '';
  }
}

/** Read by the number of the document; one that a full page ends in is read again by itself, whole. */
async function linesByDocument(
  { flow, company }: CompareLinesInput,
  { template, targetParent }: CheckedLines,
): Promise<ReadonlyMap<string, readonly ODataRecord[]>> {
  const { entitySet, select } = targetQuery(template);
  const companyProperty = must(flow.names.targetCompany, 'a company in the key of the target');
  const documents = new Map<string, readonly ODataRecord[]>();
  let after: string | undefined;
  for (let page = 1; page <= pagesMax; page += 1) {
    const { records } = await flow.target.list({
      entitySet,
      select,
      filter: pageFilter(companyProperty, company, targetParent, after),
      orderby: [{ property: targetParent, direction: 'asc' }],
      top: pageSize,
    });
    const groups = Map.groupBy(records, (record) => String(record[targetParent]));
    for (const [number, lines] of groups) documents.set(foldNumber(number), lines);
    if (records.length < pageSize) return documents;
    after = String(records.at(-1)?.[targetParent]);
    documents.set(foldNumber(after), await readTargetLines(flow, { company, number: after }));
  }
  throw new ODataError('INVALID_ANSWER', `Expected at most ${pagesMax} pages of ${entitySet}, got more.`);
}

function pageFilter(
  companyProperty: string,
  company: string,
  numberProperty: string,
  after: string | undefined,
): FilterExpression {
  const ofCompany = equals(companyProperty, { type: 'string', value: company });
  if (after === undefined) return ofCompany;
  const later: FilterExpression = {
    kind: 'compare',
    property: numberProperty,
    operator: 'gt',
    value: { type: 'string', value: after },
  };
  return { kind: 'and', operands: [ofCompany, later] };
}
