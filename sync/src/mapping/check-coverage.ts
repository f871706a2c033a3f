import type { Property } from '@p2c/odata';
import { columnName } from '../ownership/column-name.ts';
import type { System } from '../record-ref.ts';
import type { Check } from './template-check.ts';

/** What no row writes, though the target requires it or the source owns it. */
export function checkCoverage({ template, rules, targetType, report }: Check, keys: readonly string[]): void {
  const { system, entitySet } = template.target;
  const written = new Set([...template.rows.map(({ to }) => to), ...keys]);
  for (const property of targetType.properties.values())
    if (
      property.required &&
      !isGivenByServer(property, template.target.system) &&
      !property.numberSequence &&
      property.creatable &&
      !written.has(columnName(property.name))
    )
      report(
        'REQUIRED_NOT_MAPPED',
        `${entitySet} requires ${property.name} at creation; no row writes it.`,
        template.target,
      );
  const names = new Set([...written].map(columnName));
  for (const rule of rules.rules)
    if (
      rule.system === system &&
      rule.entitySet === entitySet &&
      rule.condition === undefined &&
      rule.owner === template.source.system &&
      !names.has(rule.property) &&
      !targetType.keys.includes(rule.property) &&
      isWritable(targetType, rule.property)
    )
      report(
        'OWNED_NOT_MAPPED',
        `${rule.owner} owns ${rule.property} (${rule.source}), but no row writes it.`,
        template.target,
      );
}

/** A column that the target only shows needs no row. */
function isWritable({ properties }: Check['targetType'], column: string): boolean {
  const property = properties.get(column) ?? properties.get(`_${column}_value`);
  return property === undefined || property.creatable || property.updatable;
}

/** Identifiers and choices that Dataverse requires have a value there before anybody gives one. */
function isGivenByServer({ type, options }: Property, system: System): boolean {
  return system === 'SALES' && (type === 'Edm.Guid' || options !== undefined);
}
