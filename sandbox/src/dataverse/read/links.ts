import { parseQueryString, withOption } from '../../http/query-string.ts';

/** Options that say where in a list to go on, not which list it is. */
const positions: ReadonlySet<string> = new Set(['$skiptoken', '$deltatoken']);

/** Names a list by its path and the options that make it; in any order, however encoded. */
export function listIdentity(path: string, queryText: string): string {
  const options = [...parseQueryString(queryText)]
    .filter(([name]) => !positions.has(name))
    .map(([name, value]) => `${name}=${value}`);
  return [path.toLowerCase(), ...options.sort()].join('\n');
}

/** The query as it was sent, with a token in it as Dataverse writes them: `=` and `/` stand bare. */
export function withToken(queryText: string, name: string, token: string | undefined): string {
  const others = withOption(queryText, name, undefined);
  if (token === undefined) return others;
  const encoded = encodeURIComponent(token).replaceAll('%3D', '=').replaceAll('%2F', '/');
  return `${others}${others === '' ? '' : '&'}${name}=${encoded}`;
}
