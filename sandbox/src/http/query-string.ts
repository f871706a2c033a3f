import { QueryError } from '../filter/ast.ts';

/** The options of a URL in order, decoded. Throws QueryError for a broken escape and for a name given twice. */
export function parseQueryString(query: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    if (options.has(name))
      throw new QueryError(
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      );
    options.set(name, equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return options;
}

/** The query as it was sent, with an option set to a new (not yet encoded) value, or removed. */
export function withOption(query: string, name: string, value: string | undefined): string {
  const kept = query.split('&').filter((pair) => pair !== '' && decode(pair.split('=', 1)[0] ?? '') !== name);
  return [...kept, ...(value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`])].join('&');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new QueryError(`'${text}' has a malformed percent escape.`);
  }
}
