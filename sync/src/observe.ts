import {
  type EntityKey,
  type FilterExpression,
  inLane,
  type Lane,
  type Literal,
  type ODataClient,
  type ODataRecord,
} from '@p2c/odata';
import { foldNumber } from './fold-number.ts';
import { companyNameOf, sourceQuery, targetQuery } from './mapping/queries.ts';
import type { CheckedTemplate } from './mapping/template.ts';
import { must } from './must.ts';
import type { CompanyMap } from './ports.ts';
import type { Entity, System } from './record-ref.ts';

/** Both systems through one template. */
export interface Flow {
  readonly entity: Entity;
  readonly template: CheckedTemplate;
  readonly source: ODataClient;
  readonly target: ODataClient;
  /** The companies whose records F&O is the master of; undefined where Sales is. */
  readonly masters: readonly string[] | undefined;
  /** Property names that the engine needs by role. */
  readonly names: {
    /** The primary key of a source in Sales. */
    readonly sourceKey: string;
    readonly sourceNumber: string;
    readonly sourceCompany: string;
    /** The primary key of a target in Sales. */
    readonly targetKey: string;
    readonly targetNumber: string;
    /** Undefined where the target is Sales, which has no companies. */
    readonly targetCompany: string | undefined;
  };
}

/** Every flow by what it carries. */
export type Flows = ReadonlyMap<Entity, Flow>;

export function createFlow(
  template: CheckedTemplate,
  clients: Readonly<Record<System, ODataClient>>,
  companies: CompanyMap,
): Flow {
  const number = must(template.key[0], 'a key row in the template');
  const names = {
    sourceKey: must(template.sourceType.keys[0], 'a primary key of the source'),
    sourceNumber: number.from,
    sourceCompany: template.company.from,
    targetKey: must(template.targetType.keys[0], 'a primary key of the target'),
    targetNumber: number.to,
    targetCompany: template.company.to,
  };
  const [first = ''] = companies.companies;
  return {
    entity: template.entity,
    template,
    source: clients[template.source.system],
    target: clients[template.target.system],
    masters:
      template.source.system === 'SALES' ? undefined : [(companies.productCompany ?? first).toLowerCase()],
    names,
  };
}

/** The same flow with its requests in a lane: how long they wait while a system is busy. */
export function flowInLane(flow: Flow, lane: Lane): Flow {
  return { ...flow, source: inLane(flow.source, lane), target: inLane(flow.target, lane) };
}

/** The key under which the ledger knows a source record: its GUID in Sales, `company:number` in F&O. */
export function sourceKeyOf({ template, names }: Flow, record: ODataRecord): string {
  return template.source.system === 'SALES'
    ? String(record[names.sourceKey]).toLowerCase()
    : `${String(record[names.sourceCompany]).toLowerCase()}:${String(record[names.sourceNumber])}`;
}

/** The company and number of a source record, as far as it has them. */
export function identityOf(
  { template, names }: Flow,
  companies: CompanyMap,
  source: ODataRecord | undefined,
): { company: string | undefined; number: string | undefined } {
  if (source === undefined) return { company: undefined, number: undefined };
  const company = text(source[names.sourceCompany]);
  return {
    company:
      template.source.system === 'SALES' ? companies.companyOf(company ?? null) : company?.toLowerCase(),
    // The target cuts blanks at the end of its keys.
    number: text(text(source[names.sourceNumber])?.trimEnd()),
  };
}

/** A source record with what its facts say of it and the copies that it depends on. */
export async function readSource(
  flow: Flow,
  companies: CompanyMap,
  key: string,
): Promise<ODataRecord | undefined> {
  const { template, source } = flow;
  const { entitySet, ...projection } = sourceQuery(template);
  const record = await source.get(entitySet, keyFromLedger(flow, key), projection);
  if (record === undefined) return undefined;
  const { company } = identityOf(flow, companies, record);
  const besides = await Promise.all([
    ...template.facts.map(({ name, ...fact }) => readFact(flow, fact, key).then((value) => [name, value])),
    ...template.checkedDependencies.map((dependency) =>
      readDependency(flow, dependency, { record, company }).then((value) => [dependency.name, value]),
    ),
  ]);
  const elsewhere = template.checkedDependencies.map((dependency) => [
    companyNameOf(dependency),
    companyBehind(flow, companies, record[dependency.through]),
  ]);
  return { ...record, ...Object.fromEntries([...besides, ...elsewhere]) };
}

/** The company of the record behind a lookup. */
function companyBehind({ names }: Flow, companies: CompanyMap, related: unknown): string | undefined {
  if (typeof related !== 'object' || related === null) return undefined;
  return companies.companyOf(text((related as ODataRecord)[names.sourceCompany]) ?? null);
}

function keyFromLedger({ template, names }: Flow, key: string): EntityKey {
  if (template.source.system === 'SALES') return { kind: 'guid', value: key };
  const colon = key.indexOf(':');
  return {
    kind: 'composite',
    parts: { [names.sourceCompany]: key.slice(0, colon), [names.sourceNumber]: key.slice(colon + 1) },
  };
}

async function readFact(
  { source }: Flow,
  { entitySet, by }: { entitySet: string; by: string },
  key: string,
): Promise<boolean> {
  const select = [must(source.model.entitySets.get(entitySet)?.keys[0], `a key of ${entitySet}`)];
  const filter = equals(by, { type: 'guid', value: key });
  const { records } = await source.list({ entitySet, select, filter, top: 1 });
  return records.length > 0;
}

async function readDependency(
  { target }: Flow,
  { through, number, ...copy }: CheckedTemplate['checkedDependencies'][number],
  { record, company }: { record: ODataRecord; company: string | undefined },
): Promise<ODataRecord | null> {
  const related = record[through];
  if (typeof related !== 'object' || related === null || company === undefined) return null;
  const value = text((related as ODataRecord)[number]);
  if (value === undefined) return null;
  const parts = { [copy.companyProperty]: company, [copy.numberProperty]: value };
  const found = await target.get(
    copy.target.entitySet,
    { kind: 'composite', parts },
    { select: copy.select },
  );
  return found ?? null;
}

/** How the ledger finds the copy of a record. */
export interface TargetIdentity {
  readonly company: string;
  readonly number: string;
  /** The identifier of a copy in Sales, once it is known. */
  readonly targetKey?: string | undefined;
}

/**
 * The copy of a record: in F&O under its business key; in Sales under the identifier that sync knows, else by number,
 * which no key of the table may be. Its etag is the version that a write is conditional on.
 */
export async function readTarget(flow: Flow, identity: TargetIdentity): Promise<ODataRecord | undefined> {
  const { entitySet, select } = targetQuery(flow.template);
  const key = targetKeyOf(flow, identity);
  const known = key && (await flow.target.get(entitySet, key, { select }));
  if (known !== undefined || flow.template.target.system === 'FINANCE_OPERATIONS') return known;
  const filter = equals(flow.names.targetNumber, { type: 'string', value: identity.number });
  const { records } = await flow.target.list({ entitySet, select, filter, top: alikeMax });
  // Sales compares without regard to case, and to accents too: those are other numbers. Exactly the same one comes first.
  const numberOf = (record: ODataRecord) => String(record[flow.names.targetNumber] ?? '');
  return (
    records.find((record) => numberOf(record) === identity.number) ??
    records.find((record) => foldNumber(numberOf(record)) === foldNumber(identity.number))
  );
}

/** Numbers that Sales takes for the same one. */
const alikeMax = 10;

/** The key of a copy; undefined for one in Sales that sync has not seen yet. */
export function targetKeyOf(flow: Flow, identity: TargetIdentity): EntityKey | undefined {
  const { names, template } = flow;
  if (template.target.system === 'SALES')
    return identity.targetKey === undefined ? undefined : { kind: 'guid', value: identity.targetKey };
  return {
    kind: 'composite',
    parts: {
      [must(names.targetCompany, 'a company in the key of the target')]: identity.company,
      [names.targetNumber]: identity.number,
    },
  };
}

/** Lines are read by pages of so many. */
const linesPageSize = 1_000;

/** The lines of a document in the source; none where the record is no document. */
export function readSourceLines(flow: Flow, key: string): Promise<readonly ODataRecord[]> {
  const { lines } = flow.template;
  if (lines === undefined) return none;
  const { entitySet, select, expand } = sourceQuery(lines.template);
  const filter = equals(lines.sourceParent, { type: 'guid', value: key });
  return readAll(flow.source, { entitySet, select, expand, filter });
}

/** The lines of a copy in F&O; none where it is no document. */
export async function readTargetLines(
  flow: Flow,
  { company, number }: TargetIdentity,
): Promise<readonly ODataRecord[]> {
  const { lines } = flow.template;
  if (lines === undefined) return [];
  const { entitySet, select } = targetQuery(lines.template);
  const companyProperty = must(flow.names.targetCompany, 'a company in the key of the target');
  const filter: FilterExpression = {
    kind: 'and',
    operands: [
      equals(companyProperty, { type: 'string', value: company }),
      ...literally(lines.targetParent, number),
    ],
  };
  const read = await readAll(flow.target, { entitySet, select, filter });
  return read.filter((line) => foldNumber(String(line[lines.targetParent])) === foldNumber(number));
}

/** `eq` of F&O takes `*` for any text; between itself and itself a number is only itself. */
function literally(property: string, value: string): FilterExpression[] {
  const text: Literal = { type: 'string', value };
  if (!value.includes('*')) return [equals(property, text)];
  return (['ge', 'le'] as const).map((operator) => ({ kind: 'compare', property, operator, value: text }));
}

const none: Promise<readonly ODataRecord[]> = Promise.resolve([]);

async function readAll(
  client: ODataClient,
  query: Parameters<ODataClient['pages']>[0],
): Promise<ODataRecord[]> {
  const found: ODataRecord[] = [];
  for await (const page of client.pages({ ...query, maxPageSize: linesPageSize }))
    for (const record of page.records) found.push(record);
  return found;
}

export function equals(property: string, value: Literal): FilterExpression {
  return { kind: 'compare', property, operator: 'eq', value };
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
