import type { ChangePage, ODataClient, ODataRecord } from '@p2c/odata';
import type { Ledger, LineLinks } from '../ledger/ledger.ts';
import { targetQuery } from '../mapping/queries.ts';
import { must } from '../must.ts';
import { type Flow, type Flows, sourceKeyOf } from '../observe.ts';
import type { Entity, RecordRef } from '../record-ref.ts';
import { differsFromBase } from './drift.ts';

/** What a page of changes asks to be looked at. */
export interface Found {
  readonly refs: readonly RecordRef[];
  readonly lines?: LineLinks;
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
  read(page: Pick<ChangePage, 'changed' | 'deleted'>): Promise<Found>;
}

/** Everything that is to be followed in Sales: source records, their lines, and copies that others may change. */
export function feedsOf(flows: Flows, ledger: Ledger): Feed[] {
  return [...flows.values()].flatMap((flow) =>
    flow.template.source.system === 'SALES'
      ? [sourceFeed(flow, flows, ledger), ...lineFeed(flow, ledger)]
      : [copyFeed(flow, ledger)],
  );
}

/** Source records; a record that a fact of another one is about has that looked at as well. */
function sourceFeed(flow: Flow, flows: Flows, ledger: Ledger): Feed {
  const { template, source: client, names, entity } = flow;
  const { entitySet } = template.source;
  const facts = [...flows.values()].flatMap(({ template: other }) =>
    other.facts
      .filter((fact) => fact.entitySet === entitySet)
      .map(({ by }) => ({ by, entity: other.entity })),
  );
  return {
    client,
    entitySet,
    select: [names.sourceKey, ...facts.map(({ by }) => by)],
    entity,
    listsRecords: true,
    version: versionOf(flow, template.name),
    async read({ changed, deleted }) {
      const keys = [...changed.map((record) => sourceKeyOf(flow, record)), ...deleted.map(lower)];
      const concerned = await Promise.all(facts.map((fact) => known(ledger, fact, changed)));
      return { refs: [...keys.map((key) => ({ entity, key })), ...concerned.flat()] };
    },
  };
}

/** Of the records that a column names, those that the ledger knows as records of the entity. */
async function known(
  ledger: Ledger,
  { by, entity }: { by: string; entity: Entity },
  changed: readonly ODataRecord[],
): Promise<RecordRef[]> {
  const keys = changed.flatMap((record) =>
    typeof record[by] === 'string' ? [lower(String(record[by]))] : [],
  );
  if (keys.length === 0) return [];
  return (await ledger.byKeys(entity, [...new Set(keys)])).map(({ key }) => ({ entity, key }));
}

/** Lines of documents: a changed one names its document, of a deleted one the ledger must know it. */
function lineFeed({ template, source: client, entity, ...flow }: Flow, ledger: Ledger): Feed[] {
  const { lines } = template;
  if (lines === undefined) return [];
  const { entitySet } = lines.template.source;
  const key = must(lines.template.sourceType.keys[0], 'a primary key of lines');
  return [
    {
      client,
      entitySet,
      select: [key, lines.sourceParent],
      entity,
      listsRecords: false,
      version: versionOf({ template, source: client, entity, ...flow }, `${template.name}, lines`),
      async read({ changed, deleted }) {
        const kept = changed.map((record) => ({
          key: lower(String(record[key])),
          document: { entity, key: lower(String(record[lines.sourceParent])) },
        }));
        const gone = deleted.map(lower);
        const documents = gone.length === 0 ? [] : await ledger.documentsOf(entitySet, gone);
        return {
          refs: [...kept.map(({ document }) => document), ...documents],
          lines: { entitySet, kept, gone },
        };
      },
    },
  ];
}

/** Copies in Sales of what F&O owns: looked at when they are no longer what was last agreed. */
function copyFeed(flow: Flow, ledger: Ledger): Feed {
  const { template, target: client, names, entity } = flow;
  const { select } = targetQuery(template);
  return {
    client,
    entitySet: template.target.entitySet,
    select,
    entity,
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
  };
}

const lower = (text: string) => text.toLowerCase();
const versionOf = ({ template }: Flow, of: string) => ({
  name: `${of} mapping version`,
  value: template.version,
});
