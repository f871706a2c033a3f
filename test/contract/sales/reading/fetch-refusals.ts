import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const entity = (inside: string) => `<fetch><entity name='account'>${inside}</entity></fetch>`;

/** What must be encoded, and not more: 501 conditions fit into a URL. */
const shortest = (xml: string) =>
  encodeURIComponent(xml).replaceAll('%20', '+').replaceAll('%3D', '=').replaceAll('%2F', '/');

const refused = (
  fact: string,
  xml: string,
  code: string,
  {
    words,
    source = sources.codes,
    assumption,
  }: { words?: RegExp; source?: string; assumption?: string } = {},
): ContractCase => ({
  fact,
  source,
  ...(assumption === undefined ? {} : { assumption }),
  readsOnly: true,
  async run(service) {
    expectRefusal(await service.get(`accounts?fetchXml=${shortest(xml)}`), 400, code, words);
  },
});

const condition = (operator: string, value: string) =>
  entity(`<filter><condition attribute='creditlimit' operator='${operator}' value='${value}'/></filter>`);

/** What FetchXML refuses. */
export const fetchRefusals: Chapter = {
  title: 'refusals of FetchXML',
  cases: [
    refused('An unknown column', entity("<attribute name='nope'/>"), '0x80041103', {
      words: /doesn't contain attribute with Name = 'nope'/,
    }),
    refused(
      'A lookup as the wire names it',
      entity("<attribute name='_primarycontactid_value'/>"),
      '0x80041103',
    ),
    refused('An unknown table', entity("<link-entity name='nope' from='a' to='b'/>"), '0x80041102'),
    refused('An unknown operator', condition('is', '1'), '0x80041120'),
    refused('An unknown type of a filter', entity("<filter type='xor'/>"), '0x80041122'),
    refused(
      'An unknown type of a link',
      entity("<link-entity name='contact' from='parentcustomerid' to='accountid' link-type='left'/>"),
      '0x80041117',
    ),
    refused(
      'Columns of two types in a link',
      entity("<link-entity name='contact' from='lastname' to='accountid'/>"),
      '0x80041104',
    ),
    refused('An alias in the order of rows', entity("<order alias='a'/>"), '0x80041132'),
    refused(
      'More than 15 links',
      entity("<link-entity name='account' from='accountid' to='accountid'/>".repeat(16)),
      '0x8004430D',
      {
        source: sources.fetchJoin,
        words: /^Number of link entities in query exceeded maximum limit\.$/,
      },
    ),
    refused(
      'More than 500 conditions',
      entity(`<filter>${"<condition attribute='name' operator='null'/>".repeat(501)}</filter>`),
      '0x8004430C',
      {
        source: sources.fetchFilter,
        words: /^Number of conditions in query exceeded maximum limit\.$/,
      },
    ),
    refused('XML that is not closed', "<fetch><entity name='account'></fetch>", '0x80040203', {
      assumption: 'dv-fetch-refusals',
    }),
    refused('Another table than that of the URL', "<fetch><entity name='contact'/></fetch>", '0x80041128', {
      assumption: 'dv-fetch-refusals',
    }),
    refused('top beside page', "<fetch top='1' page='1'><entity name='account'/></fetch>", '0x80040203', {
      assumption: 'dv-fetch-refusals',
      words: /The top attribute can't be specified with paging attribute page/,
    }),
    refused('A value that cannot be converted', condition('eq', 'x'), '0x80040203', {
      assumption: 'dv-fetch-refusals',
    }),
    refused(
      'Pages beyond 50,000 rows without a cookie',
      "<fetch count='5000' page='11'><entity name='account'/></fetch>",
      '0x80040203',
      {
        source: sources.fetchPage,
        assumption: 'dv-fetch-page-bounds',
      },
    ),
  ],
};
