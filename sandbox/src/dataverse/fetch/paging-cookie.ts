import { fold } from '../../edm/fold.ts';
import type { Stored } from '../../edm/stored.ts';
import { ServiceError } from '../../errors.ts';
import { encodeLower, printElement } from '../read/cookie.ts';
import { printValue, readValue } from '../read/page.ts';
import { parseXml } from './parse/xml-element.ts';
import { cookieOrder, cookiePage, invalidCookie } from './refusals.ts';
import type { FetchSortKey } from './sort-keys.ts';

/** The page that a cookie ends, and the values of the sort keys in its last row. */
export interface PagingCookie {
  readonly page: number;
  readonly last: readonly Stored[];
}

/**
 * The value of `@Microsoft.Dynamics.CRM.fetchxmlpagingcookie` behind a page; without rows to name, only the number of the
 * next page. What clients give back is its `pagingcookie` decoded twice. Microsoft Learn: Page results using FetchXml.
 */
export function printPagingCookie(
  page: number,
  keys: readonly FetchSortKey[],
  ends: { readonly first: readonly Stored[]; readonly last: readonly Stored[] } | undefined,
): string {
  if (!ends) return `<cookie pagenumber="${page + 1}" istracking="False" />`;
  const inside = keys.map((key, at) =>
    printElement(key.name, {
      first: printValue(key, ends.first[at] ?? null),
      last: printValue(key, ends.last[at] ?? null),
    }),
  );
  const cookie = encodeAll(encodeAll(`<cookie page="${page}">${inside.join('')}</cookie>`));
  return `<cookie pagenumber="${page + 1}" pagingcookie="${cookie}" istracking="False" />`;
}

/** Reads a `paging-cookie`. Throws for what is none, or was made in another order of rows. */
export function readPagingCookie(text: string, keys: readonly FetchSortKey[]): PagingCookie {
  const cookie = parseCookieXml(text);
  const page = cookie.attributes.get('page') ?? '';
  if (cookie.name !== 'cookie') throw invalidCookie();
  if (!/^[1-9]\d{0,8}$/.test(page)) throw cookiePage();
  if (cookie.children.map(({ name }) => name).join() !== keys.map(({ name }) => name).join())
    throw cookieOrder();
  const last = keys.map((key, at) => {
    const attributes = cookie.children[at]?.attributes;
    const value = attributes?.get('last');
    if (value === undefined && attributes?.get('lastnull') !== '1') throw invalidCookie();
    return lastValue(key, value ?? null);
  });
  return { page: Number(page), last };
}

function parseCookieXml(text: string) {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof ServiceError) throw invalidCookie();
    throw error;
  }
}

function lastValue(key: FetchSortKey, text: string | null): Stored {
  const isText = key.isLabel || key.property.type === 'Edm.String';
  if (text !== null && isText) return fold(text);
  const isGuid = key.property.type === 'Edm.Guid';
  const isWhole = !isGuid && key.property.type !== 'Edm.Decimal' && key.property.type !== 'Edm.Double';
  const pattern = isGuid ? /^\{[0-9A-Fa-f-]{36}\}$/ : isWhole ? /^-?\d{1,18}$/ : /^/;
  if (text !== null && !pattern.test(text)) throw invalidCookie();
  return readValue(key, text);
}

/** .NET encodes these, too. */
function encodeAll(text: string): string {
  return encodeLower(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
