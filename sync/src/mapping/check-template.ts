import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { columnName } from '../ownership/column-name.ts';
import { checkRowValue } from './check-row-value.ts';
import type { CheckedRow, CheckedTemplate, Row, Template } from './template.ts';
import { type Check, type CheckTemplateInput, reportUnknownSource } from './template-check.ts';

export interface CheckTemplateResult {
  /** Missing when a diagnostic is an error. */
  readonly checked: CheckedTemplate | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Holds a template against both models and the ownership rules, before anything runs on it: every property exists, its
 * value has the right type and length, may be written, and is owned by the source when it is written always.
 */
export function checkTemplate({ template, rules, models }: CheckTemplateInput): CheckTemplateResult {
  const diagnostics: Diagnostic[] = [];
  const report: Check['report'] = (code, message, place) => {
    diagnostics.push(diagnostic(code, message, place));
  };
  const typeOf = ({ system, entitySet, file, line }: Template['source']) => {
    const type = models[system].entitySets.get(entitySet);
    if (type === undefined)
      report('ENTITY_SET_UNKNOWN', `${system} has no entity set ${entitySet}.`, { file, line });
    return type;
  };
  const sourceType = typeOf(template.source);
  const targetType = typeOf(template.target);
  if (sourceType === undefined || targetType === undefined) return { checked: undefined, diagnostics };

  const check: Check = { template, rules, models, sourceType, targetType, report };
  checkKey(check);
  checkRequirements(check);
  const rows = template.rows.flatMap((row) => checkRow(check, row));
  checkValueMaps(check);
  checkCoverage(check);
  if (diagnostics.some(({ level }) => level === 'error')) return { checked: undefined, diagnostics };
  const { system, entitySet } = template.target;
  const checked: CheckedTemplate = {
    ...template,
    sourceType,
    targetType,
    checkedRows: rows,
    targetEnums: models[system].enums,
    ownershipColumns: [...new Set(rules.columnsOf(system, entitySet).conditions)],
  };
  return { checked, diagnostics };
}

function checkKey(check: Check): void {
  const { template, rules, sourceType, targetType, report } = check;
  const keyRows = [template.company, ...template.key];
  for (const key of keyRows) {
    const from = sourceType.properties.get(key.from);
    if (from === undefined) reportUnknownSource(check, key.from, key);
    const longest = targetType.properties.get(key.to)?.maxLength;
    if (from?.type === 'Edm.String' && longest !== undefined && (from.maxLength ?? longest + 1) > longest)
      report(
        'LENGTH_UNDECIDED',
        `The key ${key.to} holds ${longest} characters; ${key.from} can be longer.`,
        key,
      );
    if (!targetType.keys.includes(key.to))
      report(
        'KEY_INCOMPLETE',
        `${key.to} is none of the keys of ${targetType.entitySet}: ${targetType.keys.join(', ')}.`,
        key,
      );
  }
  for (const name of targetType.keys) {
    const count = keyRows.filter(({ to }) => to === name).length;
    if (count !== 1)
      report(
        'KEY_INCOMPLETE',
        `The key ${name} of ${targetType.entitySet} needs one row; it has ${count}.`,
        template.target,
      );
  }
  const { source, target } = template;
  const sourceKey = rules.columnsOf(source.system, source.entitySet).integrationKey;
  const targetKey = rules.columnsOf(target.system, target.entitySet).integrationKey;
  for (const key of template.key) {
    if (key.from === sourceKey && key.to === targetKey) continue;
    const message = `The key row must join the integration keys ${sourceKey} and ${targetKey}; it joins ${key.from} and ${key.to}.`;
    report('KEY_NOT_INTEGRATION_KEY', message, key);
  }
}

function checkRequirements(check: Check): void {
  for (const requirement of check.template.requirements)
    for (const name of Object.keys(requirement.holds))
      if (!check.sourceType.properties.has(name)) reportUnknownSource(check, name, requirement);
}

function checkRow(check: Check, row: Row): CheckedRow[] {
  const { template, sourceType, targetType, report } = check;
  for (const name of row.presentIf)
    if (!sourceType.properties.has(name)) reportUnknownSource(check, name, row);
  const property = targetType.properties.get(row.to);
  if (property === undefined) {
    report('TARGET_PROPERTY_UNKNOWN', `${targetType.entitySet} has no property ${row.to}.`, row);
    return [];
  }
  const keyRow = [template.company, ...template.key].find(({ to }) => to === row.to);
  const twice = keyRow ?? template.rows.find((other) => other.to === row.to && other.line < row.line);
  if (twice !== undefined)
    report('TARGET_PROPERTY_TWICE', `${row.to} is written by line ${twice.line} already.`, row);
  if (!property.creatable) report('NOT_CREATABLE', `${row.to} cannot be given at creation.`, row);
  if (row.write === 'always' && !property.updatable)
    report('NOT_UPDATABLE', `${row.to} cannot be changed later; write it onCreate or not at all.`, row);
  const checked = { ...row, property };
  checkRowValue(check, checked);
  checkOwner(check, row);
  return [checked];
}

/** What the target owns may be given once, at creation; what is written always must be the source's. */
function checkOwner({ template, rules, report }: Check, row: Row): void {
  const { system, entitySet } = template.target;
  const source = template.source.system;
  const answer = rules.ownerOf({ system, entitySet, property: row.to });
  const owned = answer?.owner === source;
  if (row.write === 'always' && row.when !== 'owner' && !owned) {
    const rule = answer === undefined ? 'no rule speaks of it' : `${answer.owner} owns it (${answer.rule})`;
    const message = `${row.to} is written always, but ${rule}. Write it onCreate, or say when: owner.`;
    report('NOT_OWNED', message, row);
  }
  if (row.write === 'onCreate' && owned)
    report(
      'OWNED_ON_CREATE',
      `${source} owns ${row.to} (${answer.rule}), but it is written at creation only.`,
      row,
    );
}

function checkValueMaps({ template, report }: Check): void {
  const used = new Set(template.rows.map(({ valueMap }) => valueMap));
  for (const map of template.valueMaps.values())
    if (!used.has(map.name)) report('VALUE_MAP_UNUSED', `No row uses the value map ${map.name}.`, map);
}

/** What no row writes, though the target requires it or the source owns it. */
function checkCoverage({ template, rules, targetType, report }: Check): void {
  const { system, entitySet } = template.target;
  const written = new Set([...template.rows, ...template.key, template.company].map(({ to }) => to));
  for (const property of targetType.properties.values())
    if (property.required && !property.numberSequence && property.creatable && !written.has(property.name))
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
      !names.has(rule.property)
    )
      report(
        'OWNED_NOT_MAPPED',
        `${rule.owner} owns ${rule.property} (${rule.source}), but no row writes it.`,
        template.target,
      );
}
