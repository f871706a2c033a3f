import { createHash } from 'node:crypto';
import { type Diagnostic, diagnostic, type RuleFile } from '../diagnostics.ts';
import { readYaml } from '../diagnostics-yaml.ts';
import {
  type Constant,
  foldMapped,
  type KeyRow,
  printPath,
  type Requirement,
  type Row,
  type RowValue,
  type SourcePath,
  type Template,
  type ValueMap,
} from './template.ts';
import { type TemplateText, templateSchema } from './template-schema.ts';

/** Bumped when the same template begins to mean other values: every record is then compared anew. */
const formatVersion = 1;

type LineOf = (path: readonly PropertyKey[]) => number;

/** Reads mapping templates. A file with a diagnostic gives no template. */
export function readTemplates(files: readonly RuleFile[]): {
  templates: readonly Template[];
  diagnostics: readonly Diagnostic[];
} {
  const templates: Template[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const source of files) {
    const read = readYaml(source, templateSchema);
    diagnostics.push(...read.diagnostics);
    if (read.value === undefined) continue;
    const { valueMaps, diagnostics: found } = readValueMaps(read.value, source.file, read.lineOf);
    diagnostics.push(...found);
    if (found.length === 0)
      templates.push(toTemplate({ text: read.value, source, lineOf: read.lineOf, valueMaps }));
  }
  return { templates, diagnostics };
}

function toTemplate(options: {
  text: TemplateText;
  source: RuleFile;
  lineOf: LineOf;
  valueMaps: ReadonlyMap<string, ValueMap>;
}): Template {
  const { text, source, lineOf, valueMaps } = options;
  const { file } = source;
  const place = (...path: PropertyKey[]) => ({ file, line: lineOf(path) });
  const toKeyRow = ({ from, to }: { from: string; to: string }, ...path: PropertyKey[]): KeyRow => ({
    from,
    to,
    rule: `${printPlace(file, lineOf(path))} ${from} = ${to}`,
    ...place(...path),
  });
  return {
    file: baseName(file),
    name: text.name,
    entity: text.entity,
    source: { ...text.source, ...place('source') },
    target: { ...text.target, ...place('target') },
    company: toKeyRow(text.company, 'company'),
    key: text.key.map((key, index) => toKeyRow(key, 'key', index)),
    requirements: text.require.map(
      (requirement, index): Requirement => ({
        holds: requirement.holds,
        otherwise: requirement.otherwise,
        onCreate: requirement.onCreate ?? false,
        ...place('require', index),
      }),
    ),
    rows: text.fields.map((field, index) => toRow(field, file, lineOf(['fields', index]))),
    valueMaps,
    version: createHash('sha256')
      .update(JSON.stringify([formatVersion, text]))
      .digest('hex')
      .slice(0, 12),
  };
}

function toRow(field: TemplateText['fields'][number], file: string, line: number): Row {
  const value = toRowValue(field.from, field.constant);
  const shown = value.kind === 'source' ? printPath(value.path) : JSON.stringify(value.constant);
  return {
    to: field.to,
    value,
    default: field.default,
    functions: field.function ?? [],
    valueMap: field.valueMap,
    presentIf: field.presentIf ?? [],
    tooLong: field.tooLong,
    required: field.required ?? false,
    write: field.write ?? 'always',
    when: field.when,
    rule: `${printPlace(file, line)} ${shown} = ${field.to}`,
    file,
    line,
  };
}

/** The schema lets through exactly one of the two. */
function toRowValue(from: string | undefined, constantValue: Constant | undefined): RowValue {
  return from === undefined
    ? { kind: 'constant', constant: constantValue ?? '' }
    : { kind: 'source', path: toPath(from) };
}

function toPath(from: string): SourcePath {
  const [first = '', second] = from.split('.');
  return second === undefined
    ? { navigationProperty: undefined, property: first }
    : { navigationProperty: first, property: second };
}

/** In the file a value map reads target → sources, one line a target; it is used the other way round. */
function readValueMaps(text: TemplateText, file: string, lineOf: LineOf) {
  const valueMaps = new Map<string, ValueMap>();
  const diagnostics: Diagnostic[] = [];
  for (const [map, entries] of Object.entries(text.valueMaps)) {
    const targets = new Map<string, string>();
    for (const [target, sources] of Object.entries(entries)) {
      for (const source of sources) {
        const before = targets.get(foldMapped(source));
        if (before !== undefined && before !== target) {
          const line = lineOf(['valueMaps', map, target]);
          const message = `${map} maps ${JSON.stringify(source)} to ${target}, but to ${before} already.`;
          diagnostics.push(diagnostic('VALUE_MAP_AMBIGUOUS', message, { file, line }));
        }
        targets.set(foldMapped(source), target);
      }
    }
    valueMaps.set(map, { name: map, targets, file, line: lineOf(['valueMaps', map]) });
  }
  return { valueMaps, diagnostics };
}

function printPlace(file: string, line: number): string {
  return `${baseName(file)}:${line}`;
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
