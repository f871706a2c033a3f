import type { ODataRecord } from '@p2c/odata';
import type { Engine } from './engine.ts';
import type { Ledger, Named } from './ledger/ledger.ts';
import { type Flows, identityOf } from './observe.ts';
import type { Clock, CompanyMap } from './ports.ts';
import type { Entity, RecordRef, System } from './record-ref.ts';

export interface WrittenRecord {
  readonly system: System;
  readonly entitySet: string;
  /** Sales: the GUID. F&O: `company:number`. */
  readonly key: string;
}

export interface Intent {
  /** With the columns that the system answered, as far as it did. */
  written(answered?: ODataRecord): Promise<void>;
  refused(): Promise<void>;
}

/** Takes what mutations are about to write: durable before the write, marked after it. */
export interface WriteJournal {
  intend(record: WrittenRecord): Promise<Intent>;
}

export function createJournal({
  ledger,
  engine,
  resolve,
  identify,
  clock,
  writeLifetimeMs,
}: {
  ledger: Ledger;
  engine: Engine;
  resolve: (record: WrittenRecord) => Promise<RecordRef[]>;
  identify: ReturnType<typeof createIdentifier>;
  clock: Clock;
  /** Until then an open intent may still be under way. */
  writeLifetimeMs: number;
}): WriteJournal {
  return {
    async intend(record) {
      const id = await ledger.intend(record, clock.now(), clock.now() + writeLifetimeMs);
      return {
        async written(answered) {
          const refs = await resolve(record);
          const { entity, named } = identify(record, answered);
          await ledger.endIntent(
            id,
            refs.map((ref) => (ref.entity === entity ? { ...ref, ...named } : ref)),
            clock.now(),
          );
          engine.wake(refs, 'interactive');
        },
        refused: () => ledger.endIntent(id, [], clock.now()),
      };
    },
  };
}

/** The name of a source record that was not looked at yet: by its columns in Sales, by its key in F&O. */
export function createIdentifier(
  flows: Flows,
  companies: CompanyMap,
): (record: WrittenRecord, answered?: ODataRecord) => { readonly entity?: Entity; readonly named: Named } {
  return (record, answered) => {
    const flow = [...flows.values()].find(({ template }) => is(template.source, record));
    if (flow === undefined) return { named: {} };
    const { entity } = flow;
    const { company, number } =
      record.system === 'SALES' ? identityOf(flow, companies, answered) : partsOf(record.key);
    return { entity, named: company === undefined || number === undefined ? {} : { company, number } };
  };
}

/** Which source records a written record belongs to: itself where it is one, the records whose copy it is otherwise. */
export function createResolver(
  ledger: Ledger,
  flows: Flows,
): (record: WrittenRecord) => Promise<RecordRef[]> {
  return async (written) => {
    const found = await Promise.all(
      [...flows.values()].map(({ template: { source, target }, entity }) => {
        if (is(source, written)) return sourceRefs(ledger, entity, written);
        return is(target, written) ? copyRefs(ledger, entity, written) : [];
      }),
    );
    return found.flat();
  };
}

const is = (end: { system: System; entitySet: string }, { system, entitySet }: WrittenRecord) =>
  end.system === system && end.entitySet === entitySet;

/** A record of F&O is known under the number as F&O spells it, which may not be how a client did. */
async function sourceRefs(
  ledger: Ledger,
  entity: Entity,
  { system, key }: WrittenRecord,
): Promise<RecordRef[]> {
  if (system === 'SALES') return [{ entity, key: key.toLowerCase() }];
  const { company, number } = partsOf(key);
  const known = await ledger.byNumbers(entity, company, [number]);
  return known.length > 0 ? known.map(toRef) : [{ entity, key: `${company}:${number}` }];
}

async function copyRefs(
  ledger: Ledger,
  entity: Entity,
  { system, key }: WrittenRecord,
): Promise<RecordRef[]> {
  if (system === 'SALES') return (await ledger.byTargetKeys(entity, [key.toLowerCase()])).map(toRef);
  const { company, number } = partsOf(key);
  return (await ledger.byNumbers(entity, company, [number])).map(toRef);
}

function partsOf(key: string) {
  const colon = key.indexOf(':');
  return { company: key.slice(0, colon).toLowerCase(), number: key.slice(colon + 1) };
}

const toRef = ({ entity, key }: RecordRef): RecordRef => ({ entity, key });
