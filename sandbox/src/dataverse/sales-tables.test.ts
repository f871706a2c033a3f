import { beforeAll, describe, expect, it } from 'vitest';
import { createQuoteScene, ids, type QuoteScene } from '../test-support/quote-scene.ts';
import { useSandbox } from '../test-support/start-for-test.ts';

describe('Dataverse, reading and following the tables of sales', () => {
  const test = useSandbox();
  const people = { ann: crypto.randomUUID(), bob: crypto.randomUUID(), cid: crypto.randomUUID() };
  const quotes: string[] = [];
  let scene: QuoteScene;
  beforeAll(async () => {
    scene = await createQuoteScene(test.sales);
    const contact = (contactid: string, values: object) =>
      test.sales.post('contacts', { contactid, ...values });
    await contact(people.ann, {
      lastname: 'Ann',
      jobtitle: 'Buyer',
      'parentcustomerid_account@odata.bind': `/accounts(${ids.account})`,
    });
    await contact(people.bob, {
      lastname: 'Bob',
      jobtitle: 'Buyer',
      'parentcustomerid_contact@odata.bind': `/contacts(${people.ann})`,
    });
    await contact(people.cid, { lastname: 'Cid', jobtitle: 'Accountant' });
    for (let index = 0; index < 3; index += 1) {
      const id = await scene.quote({ quotenumber: `Q-${index}`, name: `N-${9 - index}` });
      for (let line = 0; line <= index; line += 1) await scene.line(id, { quantity: line + 1 });
      quotes.push(id);
    }
  });
  const rows = async (path: string, headers?: Record<string, string>) => {
    const answer = await test.sales.get(path, headers);
    expect(answer.text).not.toContain('"error"');
    return answer.json.value;
  };

  it('finds the lines of a quote by its identifier, and those of several at once', async () => {
    expect(await rows(`quotedetails?$filter=_quoteid_value eq ${quotes[2]}`)).toHaveLength(3);
    const list = [quotes[1], quotes[2]].map((id) => `'${id}'`).join(',');
    for (const name of ['_quoteid_value', 'quoteid'])
      expect(
        await rows(
          `quotedetails?$filter=Microsoft.Dynamics.CRM.In(PropertyName='${name}',PropertyValues=[${list}])`,
        ),
      ).toHaveLength(5);
  });

  it('finds by columns of the record that a lookup points to', async () => {
    const path = (filter: string) => `quotes/$count?$filter=${encodeURIComponent(filter)}`;
    const count = async (filter: string) => (await test.sales.get(path(filter))).text;
    expect(await count("customerid_account/accountnumber eq 'A-1'")).toBe('3');
    expect(await count("customerid_contact/lastname eq 'Ann'")).toBe('0');
  });

  it('orders by several columns, by a lookup as by the name of its record, and counts', async () => {
    const found = await rows('contacts?$select=lastname&$orderby=jobtitle desc,lastname desc');
    expect(found.map(({ lastname }) => lastname)).toEqual(['Bob', 'Ann', 'Cid']);
    const lines = await rows('quotedetails?$select=quantity&$orderby=_quoteid_value,sequencenumber desc');
    expect(lines.map(({ quantity }) => quantity)).toEqual([3, 2, 1, 2, 1, 1]);
    const { json } = await test.sales.get('quotedetails?$count=true&$top=2');
    expect([json['@odata.count'], json.value.length]).toEqual([6, 2]);
  });

  it('pages through lines in the order asked for, each told once', async () => {
    const seen: unknown[] = [];
    let next: string | undefined = 'quotedetails?$select=quantity&$orderby=quantity desc,_quoteid_value';
    while (next !== undefined) {
      const { json } = await test.sales.get(next, { prefer: 'odata.maxpagesize=2' });
      seen.push(...json.value.map(({ quantity }) => quantity));
      next = json['@odata.nextLink'];
    }
    expect(seen).toEqual([3, 2, 2, 1, 1, 1]);
  });

  it('brings along what lookups point to, of either table, null for the other', async () => {
    const found = await rows(
      'contacts?$select=lastname&$orderby=lastname&$expand=parentcustomerid_account($select=accountnumber),parentcustomerid_contact($select=lastname)',
    );
    expect(found).toMatchObject([
      { parentcustomerid_account: { accountnumber: 'A-1' }, parentcustomerid_contact: null },
      { parentcustomerid_account: null, parentcustomerid_contact: { lastname: 'Ann' } },
      { parentcustomerid_account: null, parentcustomerid_contact: null },
    ]);
    const [line] = await rows(
      `quotedetails?$select=quantity&$filter=_quoteid_value eq ${quotes[0]}&$expand=quoteid($select=quotenumber),productid($select=productnumber),uomid($select=name)`,
    );
    expect(line).toMatchObject({
      quoteid: { quotenumber: 'Q-0' },
      productid: { productnumber: 'D0001' },
      uomid: { name: 'ea' },
    });
  });

  it('says which table a lookup points to, and the name of the record there', async () => {
    const found = await rows('contacts?$select=_parentcustomerid_value&$orderby=lastname', {
      prefer: 'odata.include-annotations="*"',
    });
    const told = found.map((row) =>
      [
        'Microsoft.Dynamics.CRM.lookuplogicalname',
        'Microsoft.Dynamics.CRM.associatednavigationproperty',
        'OData.Community.Display.V1.FormattedValue',
      ].map((name) => row[`_parentcustomerid_value@${name}`]),
    );
    expect(told).toEqual([
      ['account', 'parentcustomerid_account', 'Customer'],
      ['contact', 'parentcustomerid_contact', 'Ann'],
      [undefined, undefined, undefined],
    ]);
  });

  it('knows whose company is an account, also when the company changes', async () => {
    const read = () => scene.read(`contacts(${people.cid})`);
    expect(await read()).toMatchObject({ msdynce_iscompanyanaccount: false, _accountid_value: null });
    const bind = (name: string, reference: string | null) =>
      test.sales.patch(`contacts(${people.cid})`, { [`parentcustomerid_${name}@odata.bind`]: reference });
    await bind('account', `/accounts(${ids.account})`);
    expect(await read()).toMatchObject({
      msdynce_iscompanyanaccount: true,
      _accountid_value: ids.account,
      _parentcontactid_value: null,
    });
    await bind('contact', `/contacts(${people.ann})`);
    expect(await read()).toMatchObject({
      msdynce_iscompanyanaccount: false,
      _accountid_value: null,
      _parentcontactid_value: people.ann,
    });
    await bind('contact', null);
    expect(await read()).toMatchObject({ _parentcustomerid_value: null, _parentcontactid_value: null });
  });

  it.each(['contacts', 'products', 'quotes', 'quotedetails'])(
    'tells those who follow %s what is new, what changed and what is gone',
    async (table) => {
      const key = { contacts: 'contactid', products: 'productid', quotes: 'quoteid' }[table];
      const keyName = key ?? 'quotedetailid';
      const first = await test.sales.get(`${table}?$select=${keyName}`, { prefer: 'odata.track-changes' });
      const quote = await scene.quote();
      const make = async (): Promise<string> => {
        if (table === 'quotes') return scene.quote();
        if (table === 'quotedetails') return scene.line(quote);
        const id = crypto.randomUUID();
        const values =
          table === 'contacts'
            ? { lastname: 'New' }
            : {
                productnumber: id,
                name: 'New',
                quantitydecimal: 0,
                'defaultuomscheduleid@odata.bind': `/uomschedules(${ids.group})`,
                'defaultuomid@odata.bind': `/uoms(${scene.unit})`,
              };
        expect((await test.sales.post(table, { [keyName]: id, ...values })).status).toBe(204);
        return id;
      };
      const [kept, gone] = [await make(), await make()];
      await test.sales.patch(`${table}(${kept})`, { description: 'changed' });
      expect((await test.sales.delete(`${table}(${gone})`)).status).toBe(204);
      const { json } = await test.sales.get(String(first.json['@odata.deltaLink']));
      const rowsTold = json.value.filter((row) => row.reason === undefined).map((row) => row[keyName]);
      expect(rowsTold).toContain(kept);
      expect(rowsTold).not.toContain(gone);
      expect(json.value.filter((row) => row.reason !== undefined)).toEqual([
        expect.objectContaining({ id: gone, reason: 'deleted' }),
      ]);
      const again = await test.sales.get(String(json['@odata.deltaLink']));
      expect(again.json.value).toEqual([]);
    },
  );

  it('tells the quote, too, when one of its lines changed or went', async () => {
    const link = async () =>
      String(
        (await test.sales.get('quotes?$select=name', { prefer: 'odata.track-changes' })).json[
          '@odata.deltaLink'
        ],
      );
    const id = await scene.quote();
    const line = await scene.line(id);
    for (const change of [
      () => test.sales.patch(`quotedetails(${line})`, { description: 'only words' }),
      () => test.sales.delete(`quotedetails(${line})`),
    ]) {
      const from = await link();
      await change();
      expect((await test.sales.get(from)).json.value).toMatchObject([{ quoteid: id }]);
    }
  });
});
