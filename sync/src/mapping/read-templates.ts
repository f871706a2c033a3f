import { createHash } from 'node:crypto';
import { type Diagnostic, diagnostic, type RuleFile } from '../diagnostics.ts';
import { readYaml } from '../diagnostics-yaml.ts';
import {
  type Constant,
  foldMapped,
  type KeyRow,
  type Lines,
  printPaths,
  type Requirement,
  type Row,
  type RowValue,
  type Template,
  toPath,
  type ValueMap,
} from './template.ts';
import { type TemplateText, templateSchema, valueMapSchema } from './template-schema.ts';

/** Bumped when the same template begins to mean other values: every record is then compared anew. */
const formatVersion = 1;

type LineOf = (path: readonly PropertyKey[]) => number;

/** Reads mapping templates. A file with a diagnostic gives no template. `shared` are the value maps that several use. */
export function readTemplates(
  files: readonly RuleFile[],
  shared: ReadonlyMap<string, ValueMap> = new Map(),
): {
  templates: readonly Template[];
  diagnostics: readonly Diagnostic[];
} {
  const templates: Template[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const source of files) {
    const read = readYaml(source, templateSchema);
    diagnostics.push(...read.diagnostics);
    if (read.value === undefined) continue;
    const { valueMaps, diagnostics: found } = readValueMaps(
      read.value.valueMaps,
      source.file,
      read.lineOf,
      'valueMaps',
    );
    for (const name of read.value.sharedValueMaps) {
      const map = shared.get(name);
      if (map !== undefined) valueMaps.set(name, map);
      else {
        const place = { file: source.file, line: read.lineOf(['sharedValueMaps']) };
        found.push(diagnostic('VALUE_MAP_UNKNOWN', `There is no shared value map ${name}.`, place));
      }
    }
    diagnostics.push(...found);
    if (found.length === 0)
      templates.push(toTemplate({ text: read.value, source, lineOf: read.lineOf, valueMaps }));
  }
  return { templates, diagnostics };
}

/** Value maps that several templates use, one file for each: `value-maps/countries.yaml`. */
export function readSharedValueMaps(files: readonly RuleFile[]): {
  valueMaps: ReadonlyMap<string, ValueMap>;
  diagnostics: readonly Diagnostic[];
} {
  const valueMaps = new Map<string, ValueMap>();
  const diagnostics: Diagnostic[] = [];
  for (const source of files) {
    const read = readYaml(source, valueMapSchema);
    diagnostics.push(...read.diagnostics);
    if (read.value === undefined) continue;
    const name = baseName(source.file).replace(/\.yaml$/, '');
    const { valueMaps: found, diagnostics: wrong } = readValueMaps(
      { [name]: read.value },
      source.file,
      (path) => read.lineOf(path.slice(1)),
    );
    diagnostics.push(...wrong);
    for (const map of found.values()) valueMaps.set(name, map);
  }
  return { valueMaps, diagnostics };
}

interface ToTemplateOptions {
  readonly text: TemplateText;
  readonly source: RuleFile;
  readonly lineOf: LineOf;
  readonly valueMaps: ReadonlyMap<string, ValueMap>;
}

function toTemplate(options: ToTemplateOptions): Template {
  const { text, source, lineOf, valueMaps } = options;
  const { file } = source;
  const place = (...path: PropertyKey[]) => ({ file, line: lineOf(path) });
  return {
    file: baseName(file),
    name: text.name,
    entity: text.entity,
    source: { ...text.source, ...place('source') },
    target: { ...text.target, ...place('target') },
    company: {
      from: text.company.from,
      to: text.company.to,
      rule: `${printPlace(file, lineOf(['company']))} ${text.company.from} = ${text.company.to ?? 'company'}`,
      ...place('company'),
    },
    key: text.key.map((key, index) => toKeyRow(key, file, lineOf(['key', index]))),
    facts: Object.entries(text.facts).map(([name, { exists, by }]) => ({
      name,
      entitySet: exists,
      by,
      ...place('facts', name),
    })),
    dependencies: Object.entries(text.dependsOn).map(([name, dependency]) => ({
      name,
      ...dependency,
      ...place('dependsOn', name),
    })),
    requirements: toRequirements(text.require, (index) => place('require', index)),
    rows: text.fields.map((field, index) => toRow(field, file, lineOf(['fields', index]))),
    valueMaps,
    lines: toLines(options),
    version: versionOf(text, valueMaps),
  };
}

/** Lines are a template of their own: same company, no gate of the header, keyed by the header and their number. */
function toLines({ text, source: { file }, lineOf, valueMaps }: ToTemplateOptions): Lines | undefined {
  const { lines } = text;
  if (lines === undefined) return undefined;
  const place = (...path: PropertyKey[]) => ({ file, line: lineOf(['lines', ...path]) });
  return {
    guard: { property: lines.guard, ...place('guard') },
    sourceParent: lines.source.parent,
    targetParent: lines.target.parent,
    template: {
      file: baseName(file),
      name: `${text.name}, lines`,
      entity: text.entity,
      source: { system: text.source.system, entitySet: lines.source.entitySet, ...place('source') },
      target: { system: text.target.system, entitySet: lines.target.entitySet, ...place('target') },
      company: { from: text.company.from, to: text.company.to, rule: '', ...place('key') },
      key: [toKeyRow(lines.key, file, lineOf(['lines', 'key']))],
      facts: [],
      dependencies: [],
      requirements: toRequirements(lines.require, (index) => place('require', index)),
      rows: lines.fields.map((field, index) => toRow(field, file, lineOf(['lines', 'fields', index]))),
      valueMaps,
      lines: undefined,
      version: versionOf(text, valueMaps),
    },
  };
}

function toKeyRow({ from, to, tooLong }: TemplateText['key'][number], file: string, line: number): KeyRow {
  return { from, to, tooLong, rule: `${printPlace(file, line)} ${from} = ${to}`, file, line };
}

function toRequirements(
  given: TemplateText['require'],
  place: (index: number) => { file: string; line: number },
): Requirement[] {
  return given.map(({ holds, otherwise, onCreate, follows }, index) => ({
    holds,
    otherwise,
    follows,
    onCreate: onCreate ?? false,
    ...place(index),
  }));
}

function versionOf(text: TemplateText, valueMaps: ReadonlyMap<string, ValueMap>): string {
  const maps = [...valueMaps.values()].map(({ name, targets }) => [name, [...targets]]);
  return createHash('sha256')
    .update(JSON.stringify([formatVersion, text, maps]))
    .digest('hex')
    .slice(0, 12);
}

function toRow(field: TemplateText['fields'][number], file: string, line: number): Row {
  const value = toRowValue(field.from, field.constant);
  const shown = value.kind === 'source' ? printPaths(value.paths) : JSON.stringify(value.constant);
  const { to, lookup } = toTarget(field);
  return {
    to,
    lookup,
    value,
    default: field.default,
    functions: field.function ?? [],
    valueMap: field.valueMap,
    presentIf: field.presentIf ?? [],
    tooLong: field.tooLong,
    round: field.round ?? false,
    required: field.required ?? false,
    write: field.write ?? 'always',
    when: field.when,
    rule: `${printPlace(file, line)} ${shown} = ${field.to}`,
    file,
    line,
  };
}

/** `transactioncurrencyid.isocurrencycode` is a lookup by that property; `pricelevelid` with a rule is one by the rule. */
function toTarget({ to, within, lookup }: TemplateText['fields'][number]): Pick<Row, 'to' | 'lookup'> {
  const [name = '', property] = to.split('.');
  if (lookup !== undefined) return { to: name, lookup: { kind: 'rule', rule: lookup } };
  return { to: name, lookup: property === undefined ? undefined : { kind: 'by', property, within } };
}

/** The schema lets through exactly one of the two. */
function toRowValue(from: readonly string[] | undefined, constantValue: Constant | undefined): RowValue {
  return from === undefined
    ? { kind: 'constant', constant: constantValue ?? '' }
    : { kind: 'source', paths: from.map(toPath) };
}

/** In the file a value map reads target → sources, one line a target; it is used the other way round. */
function readValueMaps(given: TemplateText['valueMaps'], file: string, lineOf: LineOf, ...under: string[]) {
  const valueMaps = new Map<string, ValueMap>();
  const diagnostics: Diagnostic[] = [];
  for (const [map, entries] of Object.entries(given)) {
    const targets = new Map<string, string>();
    for (const [target, sources] of Object.entries(entries)) {
      for (const source of sources) {
        const before = targets.get(foldMapped(source));
        if (before !== undefined && before !== target) {
          const line = lineOf([...under, map, target]);
          const message = `${map} maps ${JSON.stringify(source)} to ${target}, but to ${before} already.`;
          diagnostics.push(diagnostic('VALUE_MAP_AMBIGUOUS', message, { file, line }));
        }
        targets.set(foldMapped(source), target);
      }
    }
    valueMaps.set(map, { name: map, targets, file, line: lineOf([...under, map]) });
  }
  return { valueMaps, diagnostics };
}

function printPlace(file: string, line: number): string {
  return `${baseName(file)}:${line}`;
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
