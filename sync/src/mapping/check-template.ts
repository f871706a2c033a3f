import { createHash } from 'node:crypto';
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkKey, keyProperties } from './check-key.ts';
import { checkDependencies, checkLookup, checkRequirements } from './check-references.ts';
import { checkRowValue } from './check-row-value.ts';
import type { CheckedLines, CheckedRow, CheckedTemplate, KeyRow, Row, Template } from './template.ts';
import { type Check, type CheckTemplateInput, reportUnknownSource } from './template-check.ts';

export interface CheckTemplateResult {
  /** Missing when a diagnostic is an error. */
  readonly checked: CheckedTemplate | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Holds a template against both models and the ownership rules, before anything runs on it: every property exists, its
 * value has the right type and length, may be written, and is owned by the source when it is written always. The lines
 * of a document are held against theirs in the same way; `parent` is the header's number in their key.
 */
export function checkTemplate(input: CheckTemplateInput, parent?: string): CheckTemplateResult {
  const { template, rules, models, templates } = input;
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

  const check: Check = { template, templates, rules, models, sourceType, targetType, report };
  const keys = keyProperties(check, parent);
  checkKey(check, parent);
  checkRequirements(check);
  const checkedDependencies = checkDependencies(check);
  const rows = [...keyRows(check), ...template.rows].flatMap((row) => checkRow(check, row, keys));
  if (parent === undefined) checkValueMaps(check);
  checkCoverage(check, keys);
  const lines = checkLines(input, diagnostics);
  if (diagnostics.some(({ level }) => level === 'error')) return { checked: undefined, diagnostics };
  const { system, entitySet } = template.target;
  const checked: CheckedTemplate = {
    ...template,
    lines,
    version: versionOf(check, rows, lines),
    sourceType,
    targetType,
    checkedRows: rows,
    checkedDependencies,
    references: referencesOf(rows),
    targetEnums: models[system].enums,
    ownershipColumns: [...new Set(rules.columnsOf(system, entitySet).conditions)],
  };
  return { checked, diagnostics };
}

function checkLines(input: CheckTemplateInput, diagnostics: Diagnostic[]): CheckedLines | undefined {
  const { lines, rows } = input.template;
  if (lines === undefined) return undefined;
  if (
    !rows.some(
      ({ to, write, when }) => to === lines.guard.property && write === 'always' && when === undefined,
    )
  ) {
    const message = `The guard ${lines.guard.property} is no property of the header that is written always.`;
    diagnostics.push(diagnostic('GUARD_NOT_WRITTEN', message, lines.guard));
  }
  const result = checkTemplate({ ...input, template: lines.template }, lines.targetParent);
  diagnostics.push(...result.diagnostics);
  return result.checked && { ...lines, template: result.checked };
}

/**
 * What the template says, and who owns what it writes: a deployment that overrides an owner, or a release that changes
 * one, makes every record due as a changed row does.
 */
function versionOf(
  { template, rules }: Check,
  rows: readonly CheckedRow[],
  lines: CheckedLines | undefined,
): string {
  const { system, entitySet } = template.target;
  const owners = rows.map(({ to }) => [to, rules.ownerOf({ system, entitySet, property: to })?.owner]);
  const exceptions = rules.rules
    .filter((rule) => rule.system === system && rule.entitySet === entitySet && rule.condition !== undefined)
    .map(({ property, owner, condition }) => [property, owner, condition]);
  return createHash('sha256')
    .update(JSON.stringify([template.version, owners, exceptions, lines?.template.version]))
    .digest('hex')
    .slice(0, 12);
}

/** In Sales a number can be changed like any other value: so it is held like one. */
function keyRows({ template }: Check): Row[] {
  return template.target.system === 'SALES' ? template.key.map(toRow) : [];
}

function toRow({ from, to, rule, file, line }: KeyRow): Row {
  return {
    to,
    lookup: undefined,
    value: { kind: 'source', paths: [{ navigationProperty: undefined, property: from }] },
    default: undefined,
    functions: [],
    valueMap: undefined,
    presentIf: [],
    tooLong: undefined,
    round: false,
    required: true,
    write: 'always',
    when: undefined,
    rule,
    file,
    line,
  };
}

/** The entity sets of lookups, each with the columns that its records are found by. */
function referencesOf(rows: readonly CheckedRow[]): ReadonlyMap<string, readonly string[]> {
  const columns = new Map<string, Set<string>>();
  const add = (entitySet: string, ...names: string[]) => {
    const known = columns.get(entitySet) ?? new Set();
    for (const name of names) known.add(name);
    columns.set(entitySet, known);
  };
  for (const { lookup, reference } of rows) {
    if (lookup === undefined || reference === undefined) continue;
    add(reference.entitySet, reference.key, ...(reference.within ? [reference.within.column] : []));
    if (lookup.kind === 'by') add(reference.entitySet, lookup.property);
    else {
      add('pricelevels', 'name', 'statecode', 'begindate', 'enddate', '_transactioncurrencyid_value');
      add('transactioncurrencies', 'transactioncurrencyid', 'isocurrencycode');
    }
  }
  return new Map([...columns].map(([entitySet, names]) => [entitySet, [...names]]));
}

function checkRow(check: Check, row: Row, keys: readonly string[]): CheckedRow[] {
  const { template, sourceType, targetType, report } = check;
  for (const name of row.presentIf)
    if (!sourceType.properties.has(name)) reportUnknownSource(check, name, row);
  const property = targetType.properties.get(row.lookup === undefined ? row.to : `_${row.to}_value`);
  if (property === undefined) {
    report('TARGET_PROPERTY_UNKNOWN', `${targetType.entitySet} has no property ${row.to}.`, row);
    return [];
  }
  const keyRow = [template.company, ...template.key].find(
    ({ to, line }) => to === row.to && line !== row.line,
  );
  const twice = keyRow ?? template.rows.find((other) => other.to === row.to && other.line < row.line);
  if (twice !== undefined)
    report('TARGET_PROPERTY_TWICE', `${row.to} is written by line ${twice.line} already.`, row);
  else if (keys.includes(row.to) && template.target.system !== 'SALES')
    report('TARGET_PROPERTY_TWICE', `${row.to} is part of the key.`, row);
  if (!property.creatable) report('NOT_CREATABLE', `${row.to} cannot be given at creation.`, row);
  if (row.write === 'always' && !property.updatable)
    report('NOT_UPDATABLE', `${row.to} cannot be changed later; write it onCreate or not at all.`, row);
  const checked = { ...row, property, reference: checkLookup(check, row) };
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
  const rows = [...template.rows, ...(template.lines?.template.rows ?? [])];
  const used = new Set(rows.map(({ valueMap }) => valueMap));
  for (const map of template.valueMaps.values())
    if (!used.has(map.name)) report('VALUE_MAP_UNUSED', `No row uses the value map ${map.name}.`, map);
}
