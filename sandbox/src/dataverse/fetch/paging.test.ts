import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonAnswer } from '../../test-support/call.ts';
import { encoded, everything, id } from '../../test-support/fetch-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

const cookieName = '@Microsoft.Dynamics.CRM.fetchxmlpagingcookie';
const moreName = '@Microsoft.Dynamics.CRM.morerecords';

/** The cookie as a client gives it back: decoded twice, and as the value of an attribute. */
function pagingCookie(answer: JsonAnswer): string {
  const [, inside = ''] = /pagingcookie="([^"]*)"/.exec(String(answer[cookieName])) ?? [];
  return decodeURIComponent(decodeURIComponent(inside));
}

const asAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

describe('FetchXML, pages', () => {
  const test = useSandbox();

  beforeAll(async () => {
    for (let n = 1; n <= 20; n += 1) {
      const values = {
        name: n % 4 === 0 ? undefined : `<N> "${n % 3}" & ${n % 2 ? 'é' : 'É'}`,
        creditlimit: n % 5 === 0 ? undefined : n % 3,
        statecode: n % 2,
        statuscode: 1 + (n % 2),
        ...(n % 3 === 0 ? {} : { 'parentaccountid@odata.bind': `/accounts(${id(3)})` }),
      };
      const key = n === 1 ? 3 : n === 3 ? 1 : n;
      const { status, text } = await test.sales.post('accounts', {
        accountid: id(key),
        accountnumber: `A-${n}`,
        ...(n === 1 ? { name: 'Parent' } : values),
      });
      if (status !== 204) throw new Error(text);
    }
    for (let n = 1; n <= 20; n += 1) {
      await test.sales.post('contacts', {
        lastname: `C ${n % 2}`,
        'parentcustomerid_account@odata.bind': `/accounts(${id(Math.ceil(n / 4))})`,
      });
    }
  });

  const ask = async (attributes: string, inside: string, headers = everything) => {
    const xml = `<fetch ${attributes}><entity name="account"><attribute name="accountnumber"/>${inside}</entity></fetch>`;
    return test.sales.get(`accounts?fetchXml=${encoded(xml)}`, headers as Record<string, string>);
  };
  const numbers = ({ value }: JsonAnswer) =>
    value.map((row) => `${String(row.accountnumber)} ${String(row['c.lastname'] ?? '')}`.trim());

  /** All rows, page by page, with the cookies that the answers have. */
  const pages = async (inside: string, count: number) => {
    const found: string[][] = [];
    let cookie = '';
    for (let page = 1; ; page += 1) {
      const given = cookie === '' ? '' : ` paging-cookie="${asAttribute(cookie)}"`;
      const { status, text, json } = await ask(`count="${count}" page="${page}"${given}`, inside);
      if (status !== 200) throw new Error(text);
      found.push(numbers(json));
      if (json[moreName] !== true) return found;
      expect(String(json[cookieName])).toMatch(new RegExp(`^<cookie pagenumber="${page + 1}" `));
      cookie = pagingCookie(json);
    }
  };

  const columns = [
    'name',
    'creditlimit',
    'statecode',
    'parentaccountid',
    'createdon',
    'accountid',
    'revenue',
  ];
  const orders = fc.uniqueArray(fc.tuple(fc.constantFrom(...columns), fc.boolean()), {
    selector: ([name]) => name,
    maxLength: 3,
  });
  const link =
    '<link-entity name="contact" from="parentcustomerid" to="accountid" link-type="outer" alias="c"><attribute name="lastname"/></link-entity>';
  const parent = '<link-entity name="account" from="accountid" to="parentaccountid" link-type="outer"/>';

  it('gives by pages of any size what it gives at once, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(
        orders,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('', link, parent),
        async (terms, count, joined) => {
          const order = terms
            .map(([name, down]) => `<order attribute="${name}" descending="${down}"/>`)
            .join('');
          const whole = numbers((await ask('', order + joined)).json);
          const paged = await pages(order + joined, count);
          expect(paged.flat()).toEqual(whole);
          expect(paged.slice(0, -1).every(({ length }) => length === count)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('writes cookies as Dataverse does, encoded twice', async () => {
    const { json } = await ask('count="2" page="1"', '<order attribute="name" descending="true"/>');
    expect(String(json[cookieName])).toMatch(
      /^<cookie pagenumber="2" pagingcookie="%253ccookie%2520page%253d%25221%2522%253e%253cname%2520last%253d%2522(?:%25[0-9a-f]{2}|[\w%.~-])*%252f%253e%253c%252fcookie%253e" istracking="False" \/>$/,
    );
    expect(pagingCookie(json)).toMatch(
      /^<cookie page="1"><name last="[^"]*" first="Parent" \/><accountid last="\{[0-9A-F-]{36}\}" first="\{[0-9A-F-]{36}\}" \/><\/cookie>$/,
    );
  });

  it('sends cookie and morerecords only when asked for, and only when there is more', async () => {
    const { json } = await ask('count="5"', '', {} as never);
    expect(Object.keys(json)).toEqual(['@odata.context', 'value']);
    const last = (await ask('count="20"', '')).json;
    expect(last).not.toHaveProperty([moreName]);
    expect(last).not.toHaveProperty([cookieName]);
    expect((await ask('top="3"', '')).json).not.toHaveProperty([moreName]);
  });

  it('pages without cookie, any page at once, and back', async () => {
    const order = '<order attribute="accountid"/>';
    const all = numbers((await ask('', order)).json);
    expect(numbers((await ask('count="6" page="3"', order)).json)).toEqual(all.slice(12, 18));
    const cookie = pagingCookie((await ask('count="6" page="2"', order)).json);
    const back = await ask(`count="6" page="1" paging-cookie="${asAttribute(cookie)}"`, order);
    expect(numbers(back.json)).toEqual(all.slice(0, 6));
    expect(numbers((await ask('count="6" page="9"', order)).json)).toEqual([]);
  });

  it('has no cookie for rows that stand twice or are ordered by another table', async () => {
    for (const inside of [
      link,
      `<order entityname="contact" attribute="lastname"/>${link.replace(' alias="c"', '')}`,
    ]) {
      const { json } = await ask('count="5"', inside);
      expect(json[cookieName]).toBe('<cookie pagenumber="2" istracking="False" />');
    }
  });

  it('leads through distinct rows, each once', async () => {
    const page = async (attributes: string) => {
      const xml = `<fetch distinct="true" ${attributes}><entity name="account"><attribute name="name"/><attribute name="creditlimit"/><order attribute="name"/></entity></fetch>`;
      const { json } = await test.sales.get(`accounts?fetchXml=${encoded(xml)}`, everything);
      return json;
    };
    const whole = (await page('')).value;
    const paged: unknown[] = [];
    for (let number = 1; ; number += 1) {
      const json = await page(`count="2" page="${number}"`);
      paged.push(...json.value);
      if (json[moreName] !== true) break;
    }
    expect(paged).toEqual(whole);
    expect(new Set(whole.map((row) => JSON.stringify(row))).size).toBe(whole.length);
  });

  it('counts the rows of all pages', async () => {
    const { json } = await ask('count="5" returntotalrecordcount="true"', link);
    expect(json).toMatchObject({
      '@odata.count': 35,
      '@Microsoft.Dynamics.CRM.totalrecordcount': 35,
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': false,
    });
    const xml = encoded('<fetch count="5"><entity name="account"/></fetch>');
    expect((await test.sales.get(`accounts?fetchXml=${xml}&$count=true`)).json['@odata.count']).toBe(20);
  });

  it.each([
    ['top="5" page="1"', "The top attribute can't be specified with paging attribute page"],
    ['top="5" count="1"', "The top attribute can't be specified with paging attribute count"],
    ['top="5" returntotalrecordcount="true"', 'returntotalrecordcount'],
    ['top="5001"', 'from 1 to 5000'],
    ['top="0"', 'A value greater than zero must be specified'],
    ['count="-1"', 'A value greater than zero must be specified'],
    ['page="x"', 'A value greater than zero must be specified'],
    ['distinct="yes"', "The only valid values for distinct attribute are 'true', 'false', '1', and '0'."],
    ['mapping="physical"', 'The only valid values for mapping'],
    ['datasource="retained"', 'Only live data is supported in web api'],
    ['count="5000" page="11"', 'Paging cookie is required'],
    ['page="2" paging-cookie="x"', 'Malformed XML in the Paging Cookie'],
    ['page="2" paging-cookie="&lt;cookie/&gt;"', 'Invalid page number in paging cookie'],
    ['page="2" paging-cookie="&lt;cookie page=&quot;1&quot;/&gt;"', 'Order by columns do not match'],
    [
      'page="2" paging-cookie="&lt;cookie page=&quot;1&quot;&gt;&lt;accountid last=&quot;1&quot;/&gt;&lt;/cookie&gt;"',
      'Malformed XML in the Paging Cookie',
    ],
  ])('refuses %s', async (attributes, words) => {
    const { status, json } = await ask(attributes, '');
    expect(status).toBe(400);
    expect(json.error.message).toContain(words);
  });
});
