import { beforeAll, describe, expect, it } from 'vitest';
import { createQuoteScene } from '../../test-support/quote-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('References of a collection of Dataverse', () => {
  const test = useSandbox();
  const missing = '00000000-0000-4000-8000-000000000009';
  let account: string;
  beforeAll(async () => {
    account = await make('accounts', { name: 'Owner' });
  });
  const make = async (table: string, body: object) => {
    const { status, headers, text } = await test.sales.post(table, body);
    expect(status, text).toBe(204);
    return /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
  };
  const contact = () => make('contacts', { lastname: 'Member' });
  const below = (suffix = '') => `accounts(${account})/contact_customer_accounts${suffix}`;
  const url = (id: string) => `${test.sandbox.sales.serviceRoot}contacts(${id})`;
  const companyOf = async (id: string) =>
    (await test.sales.get(`contacts(${id})`)).json._parentcustomerid_value;

  it('put a record in by its absolute or relative address, which changes the record', async () => {
    for (const reference of [url, (id: string) => `contacts(${id})`]) {
      const id = await contact();
      const before = (await test.sales.get(`contacts(${id})`)).headers.get('etag');
      const answer = await test.sales.post(below('/$ref'), { '@odata.id': reference(id) });
      expect([answer.status, answer.text]).toEqual([204, '']);
      expect(await companyOf(id)).toBe(account);
      expect((await test.sales.get(`contacts(${id})`)).headers.get('etag')).not.toBe(before);
    }
    expect((await test.sales.get(below('/$count'))).text).toBe('2');
  });

  it('take a record out by its key in the path, or by $id', async () => {
    for (const path of [(id: string) => `(${id})/$ref`, (id: string) => `/$ref?$id=${url(id)}`]) {
      const id = await contact();
      await test.sales.post(below('/$ref'), { '@odata.id': url(id) });
      expect((await test.sales.delete(below(path(id)))).status).toBe(204);
      expect(await companyOf(id)).toBeNull();
    }
  });

  it('lead to a record by its key, and to what stands below it, if it is in the collection', async () => {
    const id = await contact();
    expect((await test.sales.get(below(`(${id})`))).status).toBe(404);
    await test.sales.post(below('/$ref'), { '@odata.id': url(id) });
    const answer = await test.sales.get(below(`(${id})?$select=lastname`));
    expect(answer.json).toMatchObject({ contactid: id, lastname: 'Member' });
    expect(answer.json['@odata.context']).toMatch(/#contacts\(lastname\)\/\$entity$/);
    expect((await test.sales.get(below(`(${id})/lastname/$value`))).text).toBe('Member');
    expect((await test.sales.get(below(`(${id})/$ref`))).json['@odata.id']).toBe(url(id));
  });

  it('hold If-Match to the version of the record that is put in or taken out', async () => {
    const id = await contact();
    const etag = async () => (await test.sales.get(`contacts(${id})`)).headers.get('etag') ?? '';
    for (const [method, path, body] of [
      ['POST', below('/$ref'), { '@odata.id': url(id) }],
      ['DELETE', below(`(${id})/$ref`), undefined],
    ] as const) {
      const before = await companyOf(id);
      const stale = await test.sales.send(method, path, { 'if-match': 'W/"1"' }, body);
      expect([stale.status, stale.json.error.code]).toEqual([412, '0x80060882']);
      expect(await companyOf(id)).toBe(before);
      expect((await test.sales.send(method, path, { 'if-match': await etag() }, body)).status).toBe(204);
      expect(await companyOf(id)).not.toBe(before);
    }
  });

  it('name records of this environment only, by any name of this machine', async () => {
    const id = await contact();
    const root = new URL(test.sandbox.sales.serviceRoot);
    const at = (host: string) => `http://${host}/api/data/v9.2/contacts(${id})`;
    for (const host of ['evil.example', `evil.example:${root.port}`, '127.0.0.1:1', `${root.host}.example`]) {
      expect((await test.sales.post(below('/$ref'), { '@odata.id': at(host) })).status).toBe(400);
      expect((await test.sales.delete(below(`/$ref?$id=${at(host)}`))).status).toBe(400);
      const bound = { 'primarycontactid@odata.bind': at(host) };
      expect((await test.sales.patch(`accounts(${account})`, bound)).status).toBe(400);
    }
    expect(await companyOf(id)).toBeNull();
    for (const host of [root.host, `localhost:${root.port}`, `[::1]:${root.port}`])
      expect((await test.sales.post(below('/$ref'), { '@odata.id': at(host) })).status).toBe(204);
    expect(await companyOf(id)).toBe(account);
  });

  it('leave a record alone that is in another collection', async () => {
    const other = await make('accounts', { name: 'Other' });
    const id = await make('contacts', {
      lastname: 'Elsewhere',
      'parentcustomerid_account@odata.bind': `/accounts(${other})`,
    });
    expect((await test.sales.delete(below(`(${id})/$ref`))).status).toBe(204);
    expect(await companyOf(id)).toBe(other);
  });

  it('are refused for what is not there, is of another table, or must belong to somebody', async () => {
    const scene = await createQuoteScene(test.sales);
    const quote = await scene.quote();
    const line = await scene.line(quote);
    for (const [method, path, body, status] of [
      ['POST', below('/$ref'), { '@odata.id': url(missing) }, 404],
      ['POST', below('/$ref'), { '@odata.id': `accounts(${account})` }, 400],
      ['POST', below('/$ref'), {}, 400],
      ['POST', `accounts(${missing})/contact_customer_accounts/$ref`, { '@odata.id': url(missing) }, 404],
      ['DELETE', below(`(${missing})/$ref`), undefined, 404],
      ['DELETE', below('/$ref'), undefined, 404],
      ['DELETE', below(`(${missing})`), undefined, 404],
      ['PUT', below('/$ref'), { '@odata.id': url(missing) }, 405],
      ['DELETE', `quotes(${quote})/quote_details(${line})/$ref`, undefined, 400],
    ] as const) {
      const answer = await test.sales.send(method, path, {}, body);
      expect([method, path, answer.status]).toEqual([method, path, status]);
    }
  });
});
