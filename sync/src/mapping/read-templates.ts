import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Diagnostic, diagnostic, type RuleFile } from '../diagnostics.ts';
import { readYaml } from '../diagnostics-yaml.ts';
import { conditionSchema } from '../ownership/condition.ts';
import { entities } from '../ownership/read-schema.ts';
import { parseFunctionCall } from './functions.ts';
import { type ReasonCode, reasonCodes } from './reasons.ts';
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

/** Bumped when the same template begins to mean other values: every record is then compared anew. */
const formatVersion = 1;

const name = z.string().min(1);
const constant = z.union([z.string(), z.number(), z.boolean()]);
const end = z.strictObject({ system: z.enum(['SALES', 'FINANCE_OPERATIONS']), entitySet: name });
const keyRow = z.strictObject({ from: name, to: name });
const reasonCode = z.enum(Object.keys(reasonCodes) as [ReasonCode, ...ReasonCode[]]);

const row = z
  .strictObject({
    to: name,
    from: z
      .string()
      .regex(
        /^\w+(\.\w+)?$/,
        'expected a property, or a lookup and a property: transactioncurrencyid.isocurrencycode',
      )
      .optional(),
    constant: constant.optional(),
    default: constant.optional(),
    function: z
      .union([z.string().transform((call) => [call]), z.array(z.string())])
      .pipe(z.array(z.string().transform(toFunctionCall)))
      .optional(),
    valueMap: name.optional(),
    presentIf: z.array(name).min(1).optional(),
    tooLong: z.enum(['reject', 'truncate']).optional(),
    required: z.boolean().optional(),
    write: z.enum(['always', 'onCreate']).optional(),
    when: z.literal('owner').optional(),
  })
  .refine(
    (given) => (given.from === undefined) !== (given.constant === undefined),
    'a row takes its value either from a property (from) or from the template (constant)',
  );

const templateSchema = z.strictObject({
  name,
  entity: z.enum(entities as [Template['entity'], ...Template['entity'][]]),
  source: end,
  target: end,
  company: keyRow,
  key: z.array(keyRow).min(1),
  require: z
    .array(
      z.strictObject({ holds: conditionSchema, onCreate: z.boolean().optional(), otherwise: reasonCode }),
    )
    .default([]),
  fields: z.array(row).min(1),
  valueMaps: z.record(z.string(), z.record(z.string(), z.array(z.string()).min(1))).default({}),
});

type TemplateText = z.infer<typeof templateSchema>;
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

function toFunctionCall(text: string, context: z.RefinementCtx) {
  const call = parseFunctionCall(text);
  if (call !== undefined) return call;
  context.addIssue({ code: 'custom', message: `${text} is not one of the functions, or lacks its number` });
  return z.NEVER;
}

function printPlace(file: string, line: number): string {
  return `${baseName(file)}:${line}`;
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
