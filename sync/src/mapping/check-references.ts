import { type CheckedDependency, type Reference, type Row, toPath } from './template.ts';
import { type Check, dependencyType, reportUnknownSource, typeAt } from './template-check.ts';

/** Conditions look at columns of the record, of records behind its lookups, and at facts. */
export function checkRequirements(check: Check): void {
  const { template } = check;
  const facts = new Set(template.facts.map(({ name }) => name));
  for (const requirement of template.requirements)
    for (const name of Object.keys(requirement.holds)) {
      const path = toPath(name);
      if (!facts.has(name) && !typeAt(check, path)?.properties.has(path.property))
        reportUnknownSource(check, name, requirement);
    }
  for (const { follows, ...place } of template.requirements)
    if (follows !== undefined && !check.sourceType.navigationProperties.has(follows.through))
      reportUnknownSource(check, follows.through, place);
  for (const fact of template.facts) {
    const type = check.models[template.source.system].entitySets.get(fact.entitySet);
    if (type === undefined)
      check.report(
        'ENTITY_SET_UNKNOWN',
        `${template.source.system} has no entity set ${fact.entitySet}.`,
        fact,
      );
    else if (!type.properties.has(fact.by))
      check.report('SOURCE_PROPERTY_UNKNOWN', `${fact.entitySet} has no property ${fact.by}.`, fact);
  }
}

/** What a record depends on is the copy of a record that another template makes. */
export function checkDependencies(check: Check): CheckedDependency[] {
  const { template, templates, sourceType, report } = check;
  return template.dependencies.flatMap((dependency): CheckedDependency[] => {
    const other = templates.find(({ entity }) => entity === dependency.entity);
    const type = dependencyType(check, dependency);
    const [numberRow] = other?.key ?? [];
    if (other?.company.to === undefined || type === undefined || numberRow === undefined) {
      report('ENTITY_UNKNOWN', `No template makes a copy of ${dependency.entity} in F&O.`, dependency);
      return [];
    }
    if (!sourceType.navigationProperties.has(dependency.through))
      reportUnknownSource(check, dependency.through, dependency);
    for (const name of dependency.select)
      if (!type.properties.has(name))
        report('SOURCE_PROPERTY_UNKNOWN', `${type.entitySet} has no property ${name}.`, dependency);
    return [
      {
        ...dependency,
        target: other.target,
        companyProperty: other.company.to,
        numberProperty: numberRow.to,
      },
    ];
  });
}

/** Where the record behind a lookup of the target is found. */
export function checkLookup(check: Check, row: Row): Reference | undefined {
  if (row.lookup === undefined) return undefined;
  const type = targetOf(check, row.to);
  const [key] = type?.keys ?? [];
  if (type === undefined || key === undefined) {
    check.report('TARGET_PROPERTY_UNKNOWN', `${check.targetType.entitySet} has no lookup ${row.to}.`, row);
    return undefined;
  }
  const found: Reference = { entitySet: type.entitySet, key, within: undefined };
  if (row.lookup.kind === 'rule') return found;
  const { property, within } = row.lookup;
  if (!type.properties.has(property))
    check.report('TARGET_PROPERTY_UNKNOWN', `${type.entitySet} has no property ${property}.`, row);
  if (within === undefined) return found;
  const parent = targetOf(check, within)?.name;
  const navigation = [...type.navigationProperties].find(([, { targetType }]) => targetType === parent);
  if (navigation === undefined) {
    check.report('TARGET_PROPERTY_UNKNOWN', `${type.entitySet} belongs to no ${within}.`, row);
    return found;
  }
  return { ...found, within: { lookup: within, column: `_${navigation[0]}_value` } };
}

function targetOf({ targetType, models, template }: Check, lookup: string) {
  const navigation = targetType.navigationProperties.get(lookup);
  return [...models[template.target.system].entitySets.values()].find(
    ({ name }) => name === navigation?.targetType,
  );
}
