import { beforeAll, describe, expect, it } from 'vitest';
import { createQuoteScene, ids, type QuoteScene } from '../../test-support/quote-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('Dataverse, products', () => {
  const test = useSandbox();
  let scene: QuoteScene;
  beforeAll(async () => {
    scene = await createQuoteScene(test.sales);
  });
  const product = (changes: object = {}) => ({
    productnumber: 'X',
    name: 'X',
    quantitydecimal: 0,
    'defaultuomscheduleid@odata.bind': `/uomschedules(${ids.group})`,
    'defaultuomid@odata.bind': `/uoms(${scene.unit})`,
    ...changes,
  });
  const items = async () =>
    (await test.sales.get(`productpricelevels?$filter=_productid_value eq ${ids.product}`)).json.value;

  it('are active at once, and stand on their price list at their price', async () => {
    expect(await scene.read(`products(${ids.product})`)).toMatchObject({ statecode: 0, statuscode: 1 });
    expect(await items()).toMatchObject([
      { amount: 110.5, productnumber: 'D0001', _pricelevelid_value: ids.list },
    ]);
  });

  it('carry a new price to their item', async () => {
    await test.sales.patch(`products(${ids.product})`, { price: 120 });
    expect(await items()).toMatchObject([{ amount: 120 }]);
    await test.sales.patch(`products(${ids.product})`, { price: 110.5 });
  });

  it.each([
    ['a number that is taken', { productnumber: 'd0001' }, 412],
    ['no number', { productnumber: null }, 400],
    ['no unit', { 'defaultuomid@odata.bind': undefined }, 400],
    ['no decimals', { quantitydecimal: undefined }, 400],
  ])('are refused with %s', async (_, changes, status) => {
    expect((await test.sales.post('products', product(changes))).status).toBe(status);
  });

  it('are refused with a unit of another group', async () => {
    const made = await test.sales.post('uomschedules', { name: 'Weights', baseuomname: 'kg' });
    const [, group] = /\(([^)]+)\)/.exec(made.headers.get('odata-entityid') ?? '') ?? [];
    const answer = await test.sales.post(
      'products',
      product({ 'defaultuomscheduleid@odata.bind': `/uomschedules(${group})` }),
    );
    expect(answer.status).toBe(400);
    expect(answer.json.error.message).toContain('unit schedule');
  });
});

describe('Dataverse, contacts', () => {
  const test = useSandbox();

  it('are numbered, and know whether their company is an account', async () => {
    await test.sales.post('accounts', { accountid: ids.account, name: 'Company' });
    const { json } = await test.sales.post(
      'contacts',
      {
        firstname: 'Rosa',
        lastname: 'Nuñez',
        'parentcustomerid_account@odata.bind': `/accounts(${ids.account})`,
      },
      { prefer: 'return=representation,odata.include-annotations="*"' },
    );
    expect(json).toMatchObject({
      fullname: 'Rosa Nuñez',
      msdynce_iscompanyanaccount: true,
      _parentcustomerid_value: ids.account,
      '_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
    });
    expect(json.msdynce_contactnumber).toMatch(/^CON-\d{5}-[A-Z0-9]{6}$/);
    const [found] = (
      await test.sales.get(
        `contacts?$filter=_parentcustomerid_value eq ${ids.account}&$expand=parentcustomerid_account($select=name),parentcustomerid_contact($select=fullname)`,
      )
    ).json.value;
    expect(found).toMatchObject({
      parentcustomerid_account: { name: 'Company' },
      parentcustomerid_contact: null,
    });
  });

  it('are found by their number, which is a key', async () => {
    await test.sales.post('contacts', { lastname: 'X', msdynce_contactnumber: 'CON-1' });
    expect((await test.sales.get("contacts(msdynce_contactnumber='CON-1')")).json.lastname).toBe('X');
    expect(
      (await test.sales.post('contacts', { lastname: 'Y', msdynce_contactnumber: 'CON-1' })).status,
    ).toBe(412);
  });
});

describe('Dataverse, batches', () => {
  const test = useSandbox();
  const boundary = 'batch_1';
  const batch = (parts: readonly string[]) =>
    test.sales.send(
      'POST',
      '$batch',
      { 'content-type': `multipart/mixed; boundary=${boundary}` },
      [
        `--${boundary}`,
        'Content-Type: multipart/mixed; boundary=changeset_1',
        '',
        ...parts.flatMap((part, index) => [
          '--changeset_1',
          'Content-Type: application/http',
          'Content-Transfer-Encoding: binary',
          `Content-ID: ${index + 1}`,
          '',
          part,
        ]),
        '--changeset_1--',
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    );
  const post = (table: string, values: object) =>
    `POST ${table} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(values)}`;
  const names = async () =>
    (await test.sales.get('accounts?$select=name')).json.value.map(({ name }) => name);

  it('carry out a change set whole, later requests naming what earlier ones made', async () => {
    const answer = await batch([
      post('accounts', { name: 'Parent' }),
      post('contacts', { lastname: 'Child', 'parentcustomerid_account@odata.bind': '$1' }),
    ]);
    expect(answer.status).toBe(200);
    expect(answer.text.match(/HTTP\/1\.1 204/g)).toHaveLength(2);
    const [child] = (await test.sales.get('contacts?$expand=parentcustomerid_account($select=name)')).json
      .value;
    expect(child).toMatchObject({ parentcustomerid_account: { name: 'Parent' } });
  });

  it('undo all of a change set whose last request is refused, and answer with that refusal', async () => {
    const before = await names();
    const answer = await batch([post('accounts', { name: 'Good' }), post('accounts', { nonsense: 1 })]);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/Content-ID: 2[\s\S]*HTTP\/1\.1 400/);
    expect(await names()).toEqual(before);
  });

  it.each([
    ['no boundary', { 'content-type': 'multipart/mixed' }, '--x--'],
    ['another type', { 'content-type': 'application/json' }, '{}'],
    [
      'no end',
      { 'content-type': 'multipart/mixed; boundary=b' },
      '--b\r\nContent-Type: application/http\r\n\r\n',
    ],
  ])('with %s are refused, and nothing is written', async (_, headers, body) => {
    const before = await names();
    expect((await test.sales.send('POST', '$batch', headers, body)).status).toBe(400);
    expect(await names()).toEqual(before);
  });
});
