import type { Expand, Model } from '@p2c/odata';
import { directiveArguments, readColumns, readSubgraphSdl } from '@p2c/subgraph-runtime';
import { type CheckedTemplate, sourceQuery, targetQuery } from '@p2c/sync';
import { Kind, parse } from 'graphql';
import type { CheckedSystem } from './check.ts';

/** Of one entity set, the columns that the product reads and writes. */
export interface ColumnsInUse {
  readonly entitySet: string;
  readonly select: ReadonlySet<string>;
  /** Related records that are read along: navigation property → their columns. */
  readonly expand: ReadonlyMap<string, ReadonlySet<string>>;
  /** Written by sync when a record is made, and whenever it changes. */
  readonly created: ReadonlySet<string>;
  readonly updated: ReadonlySet<string>;
}

interface Collected {
  select: Set<string>;
  expand: Map<string, Set<string>>;
  created: Set<string>;
  updated: Set<string>;
}

/** What the schema and the templates use of a system, by entity set: nothing is listed by hand. */
export function columnsInUse(
  system: CheckedSystem,
  model: Model,
  templates: Iterable<CheckedTemplate>,
): readonly ColumnsInUse[] {
  const sets = new Map<string, Collected>();
  const of = (entitySet: string): Collected => {
    const known = sets.get(entitySet);
    if (known) return known;
    const made = {
      select: new Set<string>(),
      expand: new Map(),
      created: new Set<string>(),
      updated: new Set<string>(),
    };
    sets.set(entitySet, made);
    return made;
  };
  collectFromSchema(system, model, of);
  for (const template of templates) {
    collectFromTemplate(system, template, of);
    if (template.lines === undefined) continue;
    const { template: lines, targetParent } = template.lines;
    collectFromTemplate(system, lines, of);
    if (lines.target.system === system) of(lines.target.entitySet).created.add(targetParent);
  }
  return [...sets].map(([entitySet, collected]) => ({ entitySet, ...collected }));
}

function collectFromSchema(system: CheckedSystem, model: Model, of: (entitySet: string) => Collected): void {
  const document = parse(readSubgraphSdl(system === 'SALES' ? 'sales' : 'finance-operations'));
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const name = directiveArguments(node, 'entitySet')?.name;
    const entityType = name === undefined ? undefined : model.entitySets.get(name);
    if (name === undefined || entityType === undefined) continue;
    const collected = of(name);
    const { fields } = readColumns({ document, typeName: node.name.value, entityType });
    for (const column of fields.values()) {
      if (column.kind === 'object')
        for (const { select } of column.fields.values()) collected.select.add(select);
      else if (column.kind === 'value') collected.select.add(column.select);
      else addExpand(collected, column.expand);
    }
  }
}

function collectFromTemplate(
  system: CheckedSystem,
  template: CheckedTemplate,
  of: (entitySet: string) => Collected,
): void {
  const { source, target, checkedRows, references, checkedDependencies, key } = template;
  if (source.system === system) {
    const { entitySet, select, expand } = sourceQuery(template);
    const collected = of(entitySet);
    for (const name of select) collected.select.add(name);
    for (const part of expand) addExpand(collected, part);
  }
  if (target.system === system) {
    const { entitySet, select } = targetQuery(template);
    const collected = of(entitySet);
    for (const name of select) collected.select.add(name);
    for (const { to } of key) collected.created.add(to);
    for (const { property, write } of checkedRows)
      (write === 'always' ? collected.updated : collected.created).add(property.name);
    for (const [entitySet, names] of references) for (const name of names) of(entitySet).select.add(name);
  }
  for (const { target: end, select } of checkedDependencies)
    if (end.system === system) for (const name of select) of(end.entitySet).select.add(name);
}

function addExpand(collected: Collected, { navigationProperty, select }: Expand): void {
  const known = collected.expand.get(navigationProperty) ?? new Set<string>();
  for (const name of select) known.add(name);
  collected.expand.set(navigationProperty, known);
}
