import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Diagnostic, diagnostic, type RuleFile } from './diagnostics.ts';

/** Aliases in one file; a deeply aliased file must not grow without bound. */
const aliasesMax = 100;

/** A YAML file as its schema understands it; `value` is missing when the file is wrong. */
export interface YamlFile<T> {
  readonly value: T | undefined;
  /** The line of a value by its path; of the nearest thing that stands there when it is missing. */
  lineOf(path: readonly PropertyKey[]): number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a YAML 1.2 file through a schema. What is wrong is said with the line where it stands. */
export function readYaml<T>({ file, text }: RuleFile, schema: z.ZodType<T>): YamlFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  const [broken] = document.errors;
  if (broken !== undefined) {
    const place = { file, line: lineAt(broken.pos[0]) };
    return { value: undefined, lineOf, diagnostics: [diagnostic('SYNTAX', broken.message, place)] };
  }
  const plain = toPlain(document);
  if (plain instanceof ReferenceError)
    return {
      value: undefined,
      lineOf,
      diagnostics: [diagnostic('SYNTAX', `${plain.message}.`, { file, line: 1 })],
    };
  const parsed = schema.safeParse(plain);
  if (parsed.success) return { value: parsed.data, lineOf, diagnostics: [] };
  const diagnostics = parsed.error.issues.map((issue) => {
    const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const path = unknown === undefined ? issue.path : [...issue.path, unknown];
    const where = path.length === 0 ? 'the file' : path.join('.');
    return diagnostic('INVALID_SHAPE', `${where}: ${issue.message}.`, { file, line: lineOf(path) });
  });
  return { value: undefined, lineOf, diagnostics };
}

/** The values of a document, or why its aliases cannot be followed. */
function toPlain(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: aliasesMax });
  } catch (error) {
    if (error instanceof ReferenceError) return error;
    throw error;
  }
}

/** Where the key of a map entry, or the item of a list, begins. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    const container: Node | null | undefined = isAlias(node) ? node.resolve(document) : node;
    let found: Node | null | undefined;
    if (isMap(container)) {
      const pair = container.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!isScalar(pair?.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      found = pair.value as Node | null;
    } else if (isSeq(container)) {
      found = container.items[Number(step)] as Node | undefined;
      offset = found?.range?.[0] ?? offset;
    }
    if (!found) return offset;
    node = found;
  }
  return offset;
}
