import type { EntitySet, EnumType, Model } from './model.ts';

/**
 * What a system lacks, as an environment may that nobody has set up: a solution that is not installed, a switch that is
 * off, a role that is too narrow. Its data stay whole; clients do not get to see them.
 */
export interface Lacks {
  readonly entitySets?: readonly string[];
  /** `contacts.msdynce_contactnumber` */
  readonly properties?: readonly string[];
  /** Entity sets without their alternate keys. */
  readonly alternateKeys?: readonly string[];
  /** Entity sets whose changes are not tracked. */
  readonly changeTracking?: readonly string[];
  /** `SalesQuotationStatus.Created`, as metadata tell it. */
  readonly enumMembers?: readonly string[];
  /** Entity sets that the caller may not read, or not write. */
  readonly read?: readonly string[];
  readonly write?: readonly string[];
  /** Dataverse: single privileges, of a table (`prvAppendToUom`) or of none (`prvBypassCustomPlugins`). */
  readonly privileges?: readonly string[];
}

/** The model as clients of such a system see it. Throws RangeError for a name that the model does not have. */
export function lackingModel(model: Model, lacks: Lacks): Model {
  checkNames(model, lacks);
  const hidden = new Set(lacks.entitySets);
  const sets = [...model.entitySets.values()]
    .filter(({ name }) => !hidden.has(name))
    .map((set) => [set.name, lackingSet(set, lacks, hidden)] as const);
  const enums = [...model.enums].map(([name, type]) => [name, lackingEnum(name, type, lacks)] as const);
  return { ...model, entitySets: new Map(sets), enums: new Map(enums) };
}

function lackingSet(set: EntitySet, lacks: Lacks, hidden: ReadonlySet<string>): EntitySet {
  const without = new Set(
    (lacks.properties ?? [])
      .filter((path) => path.startsWith(`${set.name}.`))
      .map((path) => path.slice(set.name.length + 1)),
  );
  const keep = <T extends { readonly targetSet: string; readonly column?: string }>(
    found: ReadonlyMap<string, T>,
  ) =>
    new Map(
      [...found].filter(([, { targetSet, column }]) => !hidden.has(targetSet) && !without.has(column ?? '')),
    );
  const hasKeys = !lacks.alternateKeys?.includes(set.name);
  return {
    ...set,
    properties: new Map([...set.properties].filter(([name]) => !without.has(name))),
    navigations: keep(set.navigations),
    joins: new Map(
      [...set.joins].filter(
        ([, { targetSet, on }]) => !hidden.has(targetSet) && !on.some(([own]) => without.has(own)),
      ),
    ),
    collections: new Map([...set.collections].filter(([, { targetSet }]) => !hidden.has(targetSet))),
    alternateKeys: hasKeys ? set.alternateKeys.filter((key) => !key.some((name) => without.has(name))) : [],
    changeTracking: set.changeTracking && !lacks.changeTracking?.includes(set.name),
  };
}

function lackingEnum(name: string, type: EnumType, { enumMembers = [] }: Lacks): EnumType {
  const short = name.split('.').at(-1);
  const isThere = (member: string) => !enumMembers.includes(`${short}.${member}`);
  return {
    ...type,
    valueOf: new Map([...type.valueOf].filter(([member]) => isThere(member))),
    memberOf: new Map([...type.memberOf].filter(([, member]) => isThere(member))),
  };
}

function checkNames(model: Model, lacks: Lacks): void {
  const {
    entitySets = [],
    properties = [],
    alternateKeys = [],
    changeTracking = [],
    read = [],
    write = [],
    privileges = [],
  } = lacks;
  for (const name of [...entitySets, ...alternateKeys, ...changeTracking, ...read, ...write])
    if (!model.entitySets.has(name)) throw new RangeError(`lacks names ${name}, which is no entity set.`);
  const tables = new Set([...model.entitySets.values()].map(({ typeName }) => typeName));
  for (const name of privileges) {
    const [, table] = /^prv(?:Create|Read|Write|Delete|Append(?:To)?)(\w+)$/.exec(name) ?? [];
    if (table !== undefined && !tables.has(table.toLowerCase()))
      throw new RangeError(`lacks names ${name}, which is no privilege of a table.`);
  }
  for (const path of properties) {
    const [set = '', property = ''] = path.split('.');
    if (!model.entitySets.get(set)?.properties.has(property))
      throw new RangeError(`lacks names ${path}, which is no property.`);
  }
}
