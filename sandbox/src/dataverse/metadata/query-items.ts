import { QueryError } from '../../filter/ast.ts';
import { parseFilter } from '../../filter/parser.ts';
import type { Aliases } from '../../filter/parser-state.ts';
import { notSupported } from '../errors.ts';
import { parseTop } from '../query/common.ts';
import { splitOutside } from '../query/split.ts';
import { meets } from './evaluate.ts';
import type { Item } from './item.ts';

/** Options of a query over definitions: there is no order and there are no pages. Microsoft Learn: Query table definitions. */
const known: ReadonlySet<string> = new Set(['$select', '$filter', '$expand', '$top', '$count']);

export type Options = ReadonlyMap<string, string>;

/** The rows that a query asks for, as JSON. `typeName` stands in refusals. */
export function queryItems(
  items: readonly Item[],
  options: Options,
  typeName: string,
): Record<string, unknown>[] {
  checkOptions(options);
  const aliases: Aliases = options;
  const filter = options.get('$filter');
  const node = filter === undefined ? undefined : parseFilter(filter, aliases);
  const top = options.get('$top');
  const found = node ? items.filter((item) => meets(node, item)) : items;
  const present = createItemPresenter(items, options, typeName);
  return found.slice(0, top === undefined ? undefined : parseTop(top)).map(present);
}

/** One row as JSON, selected and expanded. */
export function presentItem(item: Item, options: Options, typeName: string): Record<string, unknown> {
  for (const name of ['$filter', '$top', '$count'])
    if (options.has(name))
      throw notSupported(`The query option "${name}" is not supported for a single record.`);
  checkOptions(options);
  return createItemPresenter([item], options, typeName)(item);
}

/** The part of a context URL that names the selection. */
export function selectionOf(options: Options): string {
  const select = namesOf(options);
  const expand = splitOutside(options.get('$expand') ?? '', ',').map((part) => {
    const { name, inner } = parseExpansion(part);
    return `${name}(${namesOf(inner)?.join(',') ?? ''})`;
  });
  return select || expand.length > 0 ? `(${[...(select ?? []), ...expand].join(',')})` : '';
}

function createItemPresenter(
  items: readonly Item[],
  options: Options,
  typeName: string,
): (item: Item) => Record<string, unknown> {
  const select = namesOf(options);
  for (const name of select ?? []) {
    // A column that only derived types have can be selected behind a cast alone.
    if (!items.every(({ values }) => Object.hasOwn(values, name))) throw unknown(name, typeName);
  }
  const expansions = splitOutside(options.get('$expand') ?? '', ',').map(parseExpansion);
  return ({ key = 'MetadataId', values, related = {} }) => {
    const json: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(values)) {
      const isAlways = name.startsWith('@') || name === key;
      if (!select || isAlways || select.includes(name)) json[name] = value;
    }
    for (const { name, inner } of expansions) {
      const expanded = Object.hasOwn(related, name) ? related[name] : undefined;
      if (!expanded) throw unknown(name, typeName);
      const found = expanded();
      json[name] =
        found === null
          ? null
          : isList(found)
            ? queryItems(found, inner, name)
            : presentItem(found, inner, name);
    }
    return json;
  };
}

function parseExpansion(text: string): { name: string; inner: Options } {
  const match = /^(\w+)(?:\((.*)\))?$/s.exec(text);
  if (!match) throw new QueryError(`Syntax error at position 0 in '${text}'.`);
  const inner = splitOutside(match[2] ?? '', ';').map((part): [string, string] => {
    const at = part.indexOf('=');
    return [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
  });
  return { name: match[1] ?? '', inner: new Map(inner) };
}

function namesOf(options: Options): readonly string[] | undefined {
  const text = options.get('$select')?.trim();
  if (!text || text === '*') return undefined;
  return text.split(',').map((name) => name.trim());
}

function checkOptions(options: Options): void {
  for (const name of options.keys())
    if (!known.has(name) && !name.startsWith('@'))
      throw notSupported(`The query option "${name}" is not supported for this resource.`);
}

function unknown(name: string, typeName: string): QueryError {
  return new QueryError(
    `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${typeName}'.`,
  );
}

function isList(found: Item | readonly Item[]): found is readonly Item[] {
  return Array.isArray(found);
}
