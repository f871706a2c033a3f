import { beforeAll, describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('Dataverse, paging', () => {
  const test = useSandbox();
  const prefer = { prefer: 'odata.maxpagesize=2' };

  beforeAll(async () => {
    for (const [n, lastname] of ['Zoe', 'Ann', 'Kim'].entries())
      await test.sales.post('contacts', { contactid: id(11 + n), lastname });
    for (let n = 1; n <= 5; n += 1)
      await test.sales.post('accounts', {
        accountid: id(n),
        name: `<${n}> & "x"`,
        accountnumber: `A-${n}`,
        customertypecode: 12 - n,
        ...(n < 4 ? { 'primarycontactid@odata.bind': `/contacts(${id(10 + n)})` } : {}),
      });
  });

  const all = async (query: string) => {
    const numbers: string[] = [];
    let url: string | undefined = `accounts?$select=accountnumber&${query}`;
    while (url !== undefined) {
      const { json } = await test.sales.get(url, prefer);
      expect(json.value.length).toBeLessThanOrEqual(2);
      numbers.push(...json.value.map((row) => String(row.accountnumber).slice(2)));
      url = json['@odata.nextLink'];
    }
    return numbers.join('');
  };

  it('continues by a cookie of XML in XML that names the order with its first and last value', async () => {
    const { json } = await test.sales.get('accounts?$select=name', prefer);
    expect(json['@odata.nextLink']).toMatch(
      /\/accounts\?\$select=name&\$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522/,
    );
    const token = decodeURIComponent((json['@odata.nextLink'] ?? '').split('$skiptoken=')[1] ?? '');
    expect(token).toMatch(/istracking="False" \/>$/);
    expect(decodeURIComponent(/pagingcookie="([^"]*)"/.exec(token)?.[1] ?? '')).toMatch(
      new RegExp(`<accountid last="{${id(2)}}" first="{${id(1)}}" /></cookie>$`, 'i'),
    );
  });

  it.each([
    ['$orderby=name desc', '54321'],
    ['$orderby=customertypecode', '54321'],
    // Lookups sort by the name of their record, nothing first: Ann, Kim, Zoe.
    ['$orderby=_primarycontactid_value', '45231'],
    ['$orderby=_primarycontactid_value desc,accountnumber desc', '13254'],
    ['$orderby=_primarycontactid_value,name desc', '54231'],
    ['$filter=accountnumber ne null&$orderby=accountid desc', '54321'],
  ])('pages through %s', async (query, expected) => {
    expect(await all(query)).toBe(expected);
  });

  it('refuses a cookie that was changed, or belongs to another query or another organization', async () => {
    const { json } = await test.sales.get('accounts?$select=name&$orderby=name', prefer);
    const link = json['@odata.nextLink'] ?? '';
    const refused = async (url: string) => {
      const answer = await test.sales.get(url, prefer);
      expect(answer.status).toBe(400);
      expect(answer.json.error).toEqual({
        code: '0x80060888',
        message: 'Malformed XML in the Paging Cookie.',
      });
    };
    expect((await test.sales.get(link, prefer)).status).toBe(200);
    await refused(link.replace('pagenumber=%222%22', 'pagenumber=%223%22'));
    await refused(link.replace(id(2).slice(-3), '004'));
    await refused(link.replace('$orderby=name', '$orderby=accountnumber'));
    await refused(link.replace('$select=name', '$select=name,accountnumber'));
    await refused(link.replace('/accounts?', '/contacts?').replaceAll('name', 'fullname'));
    const plain = await test.sales.get('accounts?$select=name', prefer);
    await refused((plain.json['@odata.nextLink'] ?? '').replace('istracking=%22False', 'istracking=%22True'));
    await refused(`accounts?$skiptoken=${encodeURIComponent('<cookie page="1" />')}`);
  });

  it('takes a cookie whose link was encoded anew', async () => {
    const { json } = await test.sales.get("accounts?$select=name&$filter=name ne 'x'", prefer);
    const link = json['@odata.nextLink'] ?? '';
    const [path, query = ''] = link.split('?');
    const encoded = [...new URLSearchParams(query)]
      .map((pair) => pair.map(encodeURIComponent).join('='))
      .reverse()
      .join('&');
    expect((await test.sales.get(`${path}?${encoded}`, prefer)).json.value).toHaveLength(2);
  });

  it('takes URLs of 32,768 characters, in a batch of 65,536, and no longer ones', async () => {
    const path = '/api/data/v9.2/accounts?$select=name&$filter=';
    const origin = new URL(test.sandbox.sales.serviceRoot).origin;
    const filterFor = (length: number, start: string) => {
      const [before, after] = ['name%20eq%20%27', '%27'];
      return `${before}${'x'.repeat(length - start.length - before.length - after.length)}${after}`;
    };
    const alone = async (length: number) =>
      (await test.sales.get(`${origin}${path}${filterFor(length, path)}`)).status;
    expect([await alone(32_768), await alone(32_769)]).toEqual([200, 414]);

    const inBatch = async (length: number) => {
      const url = `${path}${filterFor(length, `${origin}${path}`)}`;
      const body = `--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET ${url} HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n--b--\r\n`;
      const { text } = await test.sales.send(
        'POST',
        '$batch',
        { 'content-type': 'multipart/mixed;boundary=b' },
        body,
      );
      return /HTTP\/1\.1 (\d+)/.exec(text)?.[1];
    };
    expect([await inBatch(65_536), await inBatch(65_537)]).toEqual(['200', '414']);
  });
});
