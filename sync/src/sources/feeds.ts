import type { ChangePage, ODataClient, ODataRecord } from '@p2c/odata';
import type { Ledger, LineLinks } from '../ledger/ledger.ts';
import { walk } from '../ledger/walk.ts';
import { targetQuery } from '../mapping/queries.ts';
import { must } from '../must.ts';
import { type Flow, type Flows, sourceKeyOf } from '../observe.ts';
import type { Clock } from '../ports.ts';
import type { Entity, RecordRef } from '../record-ref.ts';
import { differsFromBase } from './drift.ts';

/** What a page of changes asks to be looked at. */
export interface Found {
  readonly refs: readonly RecordRef[];
  readonly links?: readonly LineLinks[];
}

/** A table of Sales whose changes are followed, and what they mean. */
export interface Feed {
  readonly client: ODataClient;
  readonly entitySet: string;
  readonly select: readonly string[];
  readonly entity: Entity;
  /** A pass over all that lists every source record makes a run, and looks at those that only the ledger knows. */
  readonly listsRecords: boolean;
  /** The mapping that the records were last looked at with; a new one makes a pass over all. */
  readonly version: { readonly name: string; readonly value: string };
  /** The column by which its rows are known. */
  readonly key: string;
  read(page: Pick<ChangePage, 'changed' | 'deleted'>): Promise<Found>;
  /** After a pass over all: what the ledger knows of and the table did not list, by the keys of its rows. */
  missing(listed: ReadonlySet<string>): Promise<Found>;
}

/** Everything that is to be followed in Sales: source records, their lines, and copies that others may change. */
export function feedsOf(flows: Flows, ledger: Ledger, clock: Clock): Feed[] {
  return [...flows.values()].flatMap((flow) =>
    flow.template.source.system === 'SALES'
      ? [sourceFeed(flow, flows, ledger, clock), ...lineFeed(flow, ledger)]
      : [copyFeed(flow, ledger, clock)],
  );
}

/** Source records; the records that a fact of another one is or was about are looked at as well. */
function sourceFeed(flow: Flow, flows: Flows, ledger: Ledger, clock: Clock): Feed {
  const { template, source: client, names, entity } = flow;
  const { entitySet } = template.source;
  const facts = [...flows.values()].flatMap(({ template: other }) =>
    other.facts
      .filter((fact) => fact.entitySet === entitySet)
      .map(({ by }) => linked(ledger, { name: `${entitySet} ${by}`, by, entity: other.entity })),
  );
  return {
    client,
    entitySet,
    select: [names.sourceKey, ...facts.map(({ by }) => by)],
    entity,
    key: names.sourceKey,
    listsRecords: true,
    version: versionOf(flow, template.name),
    async read({ changed, deleted }) {
      const rows = changed.map((record) => ({ key: sourceKeyOf(flow, record), record }));
      const gone = deleted.map(lower);
      const concerned = await Promise.all(facts.map((fact) => fact.read(rows, gone)));
      const own = [...rows.map(({ key }) => key), ...gone].map((key) => ({ entity, key }));
      return together([
        { refs: own },
        ...(await Promise.all(concerned.map((found) => known(ledger, found)))),
      ]);
    },
    async missing(listed) {
      const refs: RecordRef[] = [];
      for await (const { key } of walk(ledger, { entity, now: clock.now() }))
        if (!listed.has(key)) refs.push({ entity, key });
      const concerned = await Promise.all(facts.map((fact) => fact.missing(listed)));
      return together([{ refs }, ...(await Promise.all(concerned.map((found) => known(ledger, found))))]);
    },
  };
}

/** A fact is about any record that a column names; only those that sync carries over are looked at. */
async function known(ledger: Ledger, found: Found): Promise<Found> {
  const byEntity = Map.groupBy(found.refs, ({ entity }) => entity);
  const records = await Promise.all(
    [...byEntity].map(([entity, refs]) => ledger.byKeys(entity, [...new Set(refs.map(({ key }) => key))])),
  );
  return { ...found, refs: records.flat().map(({ entity, key }) => ({ entity, key })) };
}

/** Rows that belong to a record: a changed row names it, of what a row named before the ledger must know. */
function linked(ledger: Ledger, { name, by, entity }: { name: string; by: string; entity: Entity }) {
  const forget = async (gone: readonly string[]): Promise<Found> => ({
    refs: gone.length === 0 ? [] : await ledger.documentsOf(name, gone),
    links: [{ entitySet: name, kept: [], gone }],
  });
  return {
    by,
    async read(
      rows: readonly { readonly key: string; readonly record: ODataRecord }[],
      deleted: readonly string[],
    ): Promise<Found> {
      const kept = rows.flatMap(({ key, record }) =>
        typeof record[by] === 'string' ? [{ key, document: { entity, key: lower(String(record[by])) } }] : [],
      );
      const stays = new Set(kept.map(({ key }) => key));
      const gone = [...deleted, ...rows.map(({ key }) => key).filter((key) => !stays.has(key))];
      const before = await ledger.documentsOf(name, [...stays, ...gone]);
      return {
        refs: [...kept.map(({ document }) => document), ...before],
        links: [{ entitySet: name, kept, gone }],
      };
    },
    async missing(listed: ReadonlySet<string>): Promise<Found> {
      return forget((await ledger.lineKeys(name)).filter((key) => !listed.has(key)));
    },
  };
}

/** Lines of documents. */
function lineFeed(flow: Flow, ledger: Ledger): Feed[] {
  const { template, source: client, entity } = flow;
  const { lines } = template;
  if (lines === undefined) return [];
  const { entitySet } = lines.template.source;
  const key = must(lines.template.sourceType.keys[0], 'a primary key of lines');
  const { read, missing } = linked(ledger, { name: entitySet, by: lines.sourceParent, entity });
  return [
    {
      client,
      entitySet,
      select: [key, lines.sourceParent],
      entity,
      key,
      listsRecords: false,
      version: versionOf(flow, `${template.name}, lines`),
      read: ({ changed, deleted }) =>
        read(
          changed.map((record) => ({ key: lower(String(record[key])), record })),
          deleted.map(lower),
        ),
      missing,
    },
  ];
}

/** Copies in Sales of what F&O owns: looked at when they are no longer what was last agreed. */
function copyFeed(flow: Flow, ledger: Ledger, clock: Clock): Feed {
  const { template, target: client, names, entity } = flow;
  const { select } = targetQuery(template);
  return {
    client,
    entitySet: template.target.entitySet,
    select,
    entity,
    key: names.targetKey,
    listsRecords: false,
    version: versionOf(flow, `${template.name}, copies`),
    async read({ changed, deleted }) {
      const copies = new Map(changed.map((record) => [lower(String(record[names.targetKey])), record]));
      const keys = [...copies.keys(), ...deleted.map(lower)];
      const records = keys.length === 0 ? [] : await ledger.byTargetKeys(entity, keys);
      const drifted = records.filter(({ base, targetKey = '', dirtyGen, syncedGen }) => {
        const copy = copies.get(targetKey);
        // What is agreed changes when the work that is under way ends: as long as it lasts nothing can be compared.
        const isUnderWay = dirtyGen > syncedGen;
        return isUnderWay || !copy || !base || differsFromBase(template, base.header, copy);
      });
      return { refs: drifted.map(({ key }) => ({ entity, key })) };
    },
    async missing(listed) {
      const refs: RecordRef[] = [];
      for await (const { key, targetKey, state } of walk(ledger, { entity, now: clock.now() }))
        if (state === 'SETTLED' && targetKey !== undefined && !listed.has(targetKey))
          refs.push({ entity, key });
      return { refs };
    },
  };
}

/** What several pages, or several parts of one, ask for. */
export function together(found: readonly Found[]): Required<Found> {
  return {
    refs: found.flatMap(({ refs }) => refs),
    links: found.flatMap(({ links = [] }) => links),
  };
}

const lower = (text: string) => text.toLowerCase();
const versionOf = ({ template }: Flow, of: string) => ({
  name: `${of} mapping version`,
  value: template.version,
});
