import { describe, expect, it } from 'vitest';
import type { Answer, Row } from '../../test-support/call.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('Dataverse, change tracking', () => {
  const test = useSandbox();
  const track = { prefer: 'odata.track-changes' };

  const create = async (name: string) => {
    const { headers } = await test.sales.post('accounts', { name });
    return /\((.+)\)/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
  };

  /** Follows the next links and gives all entries, and the last answer, which has the delta link. */
  const follow = async (url: string, headers: Record<string, string> = {}) => {
    const rows: Row[] = [];
    for (let page: Answer = await test.sales.get(url, headers); ; ) {
      expect(page.status).toBe(200);
      rows.push(...page.json.value);
      const next = page.json['@odata.nextLink'];
      const deltaLink = page.json['@odata.deltaLink'];
      if (next === undefined) return { rows, deltaLink: deltaLink ?? '', json: page.json };
      expect(deltaLink).toBeUndefined();
      page = await test.sales.get(next, headers);
    }
  };
  const start = async () => (await follow('accounts?$select=name', track)).deltaLink;

  it('first gives all rows and a link, then what changed since, then what was deleted', async () => {
    const [kept, changed, deleted] = [await create('kept'), await create('old'), await create('deleted')];
    const first = await follow('accounts?$select=name', track);
    expect(first.rows).toHaveLength(3);
    expect(first.deltaLink).toMatch(/accounts\?\$select=name&\$deltatoken=\d+!/);

    await test.sales.patch(`accounts(${changed})`, { name: 'new' });
    await test.sales.delete(`accounts(${deleted})`);
    const since = await follow(first.deltaLink);
    expect(since.json['@odata.context']).toBe(
      `${test.sandbox.sales.serviceRoot}$metadata#accounts(name)/$delta`,
    );
    expect(since.rows).toEqual([
      { '@odata.etag': expect.any(String), name: 'new', accountid: changed },
      {
        '@odata.context': `${test.sandbox.sales.serviceRoot}$metadata#accounts/$deletedEntity`,
        id: deleted,
        reason: 'deleted',
      },
    ]);
    expect((await follow(since.deltaLink)).rows).toEqual([]);
    expect(kept).not.toBe('');
  });

  it('shows a row as deleted that came and went between two calls', async () => {
    const link = await start();
    const id = await create('brief');
    await test.sales.delete(`accounts(${id})`);
    expect((await follow(link)).rows).toMatchObject([{ id, reason: 'deleted' }]);
  });

  it('tells a change between two pages of the first pass again', async () => {
    const pages = { prefer: 'odata.track-changes,odata.maxpagesize=1' };
    const first = await test.sales.get('accounts?$select=name', pages);
    const id = String(first.json.value[0]?.accountid);
    await test.sales.patch(`accounts(${id})`, { name: 'meanwhile' });
    const { deltaLink } = await follow(first.json['@odata.nextLink'] ?? '', pages);
    expect((await follow(deltaLink)).rows).toMatchObject([{ accountid: id, name: 'meanwhile' }]);
  });

  it('pages through changes and deletions, each once, and leaves later changes to the next link', async () => {
    const ids = [await create('1'), await create('2'), await create('3'), await create('4')];
    const link = await start();
    for (const id of ids.slice(0, 2)) await test.sales.patch(`accounts(${id})`, { name: 'x' });
    for (const id of ids.slice(2)) await test.sales.delete(`accounts(${id})`);
    const pages = { prefer: 'odata.maxpagesize=1' };
    const first = await test.sales.get(link, pages);
    await test.sales.patch(`accounts(${ids[0]})`, { name: 'later' });
    const rest = await follow(first.json['@odata.nextLink'] ?? '', pages);
    const seen = [...first.json.value, ...rest.rows].map((row) => row.accountid ?? row.id);
    expect(seen).toEqual(ids);
    expect((await follow(rest.deltaLink)).rows).toMatchObject([{ accountid: ids[0], name: 'later' }]);
  });

  it('counts the entries of a link, as a number and beside the page', async () => {
    const gone = await create('gone');
    const link = await start();
    const changed = await create('new');
    await test.sales.patch(`accounts(${changed})`, { name: 'newer' });
    await test.sales.delete(`accounts(${gone})`);
    const count = await test.sales.get(link.replace('/accounts?', '/accounts/$count?'));
    expect(count.headers.get('content-type')).toBe('text/plain');
    expect(count.text).toBe('2');
    const { json } = await test.sales.get(`${link}&$count=true`);
    expect([json['@odata.count'], json.value.length]).toEqual([2, 2]);
  });

  it('continues a page by a cookie that says it tracks, and takes none that was changed', async () => {
    await create('1');
    await create('2');
    const pages = { prefer: 'odata.track-changes,odata.maxpagesize=1' };
    const link = (await test.sales.get('accounts?$select=name', pages)).json['@odata.nextLink'] ?? '';
    expect(link).toContain('istracking=%22True%22');
    for (const changed of [
      link.replace('$select=name', '$select=accountnumber'),
      link.replace('pagenumber=%222', 'pagenumber=%224'),
      `${link}&$deltatoken=1000000!01/01/2026%2000:00:00`,
    ])
      expect((await test.sales.get(changed, pages)).status).toBe(400);
  });

  it('is not followed for a collection of a record', async () => {
    const id = await create('owner');
    const { status } = await test.sales.get(`accounts(${id})/contact_customer_accounts`, track);
    expect(status).toBe(400);
  });

  it.each(['$filter=name eq null', '$orderby=name', '$top=1', '$expand=parentaccountid'])(
    'refuses %s while tracking',
    async (option) => {
      const { status, json } = await test.sales.get(`accounts?${option}`, track);
      expect(status).toBe(400);
      expect(json.error).toEqual({
        code: '0x80060888',
        message: `The "${option.split('=')[0]}" query parameter isn't supported when Change Tracking is enabled.`,
      });
    },
  );

  it('refuses a table whose changes are not tracked, and a token that is none', async () => {
    expect((await test.sales.get('systemusers', track)).status).toBe(400);
    expect((await test.sales.get('accounts?$deltatoken=x')).json.error.code).toBe('0x80060888');
  });

  it('refuses every earlier link once tokens are expired, and gives good new ones', async () => {
    const link = await start();
    await test.sandbox.sales.admin.expireDeltaTokens();
    const { status, json } = await test.sales.get(link);
    expect(status).toBe(400);
    expect(json.error).toEqual({
      code: '0x80044352',
      message: 'Version stamp associated with the client has expired. Please perform a full sync.',
    });
    expect((await follow(await start())).rows).toEqual([]);
  });
});

describe('Dataverse, delta links that age', () => {
  let now = Date.parse('2026-11-25T10:00:00Z');
  const test = useSandbox({ now: () => now });

  it('are good for seven days and no longer', async () => {
    const { json } = await test.sales.get('accounts?$select=name', { prefer: 'odata.track-changes' });
    const link = json['@odata.deltaLink'] ?? '';
    expect(decodeURIComponent(link)).toContain('!11/25/2026 10:00:00');
    now += 7 * 86_400_000;
    const renewed = await test.sales.get(link);
    expect(renewed.status).toBe(200);
    now += 1_000;
    const { status, json: refused } = await test.sales.get(link);
    expect([status, refused.error.code]).toEqual([400, '0x80044352']);
    expect((await test.sales.get(renewed.json['@odata.deltaLink'] ?? '')).status).toBe(200);
  });
});
