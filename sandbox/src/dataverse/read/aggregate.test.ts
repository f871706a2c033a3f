import { beforeAll, describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

const formatted = 'OData.Community.Display.V1.FormattedValue';

describe('Dataverse, $apply', () => {
  const test = useSandbox();

  beforeAll(async () => {
    const contact = await test.sales.post('contacts', { lastname: 'Ann' });
    const ann = /\(([^)]+)\)$/.exec(contact.headers.get('odata-entityid') ?? '')?.[1];
    const bind = { 'primarycontactid@odata.bind': `/contacts(${ann})` };
    const rows = [
      { address1_city: 'Rome', revenue: 100.25, numberofemployees: 5, industrycode: 1, ...bind },
      { address1_city: 'ROME', revenue: 50, numberofemployees: 2, industrycode: 1 },
      { address1_city: 'Oslo', numberofemployees: 4, industrycode: 2, ...bind },
      { revenue: 0.005, statecode: 1, statuscode: 2 },
    ];
    for (const row of rows) expect((await test.sales.post('accounts', row)).status).toBe(204);
  });

  const apply = (text: string, headers: Record<string, string> = {}, more = '') =>
    test.sales.get(`accounts?$apply=${encodeURIComponent(text)}${more}`, headers);

  it('sums, averages and counts all rows, money exactly', async () => {
    const { text, json } = await apply(
      'aggregate(revenue with sum as total,revenue with average as mean,revenue with max as most,numberofemployees with min as least,$count as rows)',
    );
    expect(json['@odata.context']).toBe(`${test.sandbox.sales.serviceRoot}$metadata#accounts`);
    expect(text).toContain('"total":150.255000000,"mean":50.085000000,"most":100.2500,"least":2,"rows":4');
  });

  it('groups without regard to case, and leaves out what is null', async () => {
    const { json } = await apply(
      'groupby((address1_city),aggregate($count as rows,numberofemployees with average as mean))',
    );
    expect(json.value).toEqual([
      { rows: 1 },
      { address1_city: 'Oslo', rows: 1, mean: 4 },
      { address1_city: 'Rome', rows: 2, mean: 3 },
    ]);
  });

  it('groups by several columns, and by those of a parent under the name of its table', async () => {
    const { json } = await apply('groupby((statecode,primarycontactid/lastname))');
    expect(json.value).toEqual([
      { statecode: 0 },
      { statecode: 0, contact_lastname: 'Ann' },
      { statecode: 1 },
    ]);
  });

  it('filters first, with aliases', async () => {
    const { json } = await apply(
      'filter(industrycode eq @p1)/aggregate($count as rows,revenue with sum as total)',
      {},
      '&@p1=2',
    );
    expect(json.value).toEqual([{ rows: 1 }]);
  });

  it('gives the texts of groups and values on demand', async () => {
    const { json } = await apply(
      'filter(statecode eq 1)/groupby((statuscode),aggregate(revenue with sum as total,createdon with max as last,$count as rows))',
      { prefer: `odata.include-annotations="${formatted}"` },
    );
    expect(json.value).toEqual([
      {
        statuscode: 2,
        [`statuscode@${formatted}`]: 'Inactive',
        total: 0.005,
        [`total@${formatted}`]: '$0.01',
        last: expect.stringMatching(/^\d{4}-.*Z$/),
        [`last@${formatted}`]: expect.stringMatching(/^\d+\/\d+\/\d{4} /),
        rows: 1,
        [`rows@${formatted}`]: '1',
      },
    ]);
  });

  it('orders groups by what they are grouped by', async () => {
    const { json } = await apply('groupby((address1_city))', {}, '&$orderby=address1_city desc');
    expect(json.value).toEqual([{ address1_city: 'Rome' }, { address1_city: 'Oslo' }, {}]);
  });

  it.each([
    ['aggregate(x)', '', "Syntax error at position 0 in 'x'."],
    ['aggregate(nothing with sum as a)', '', "Could not find a property named 'nothing'"],
    [
      'aggregate(name with sum as a)',
      '',
      "The aggregation method 'sum' is not supported for the column 'name'",
    ],
    [
      'aggregate(revenue with countdistinct as a)',
      '',
      "The aggregation method 'countdistinct' is not supported.",
    ],
    ['aggregate(statecode with sum as a)', '', "is not supported for the column 'statecode'"],
    ['groupby((createdon))', '', "Grouping by the date and time column 'createdon'"],
    [
      'groupby((statecode),topcount(1,revenue))',
      '',
      "The transformation 'topcount' of $apply is not supported.",
    ],
    ['filter(statecode eq 0)', '', "The transformation 'filter' of $apply is not supported."],
    ['compute(revenue as a)', '', "The transformation 'compute' of $apply is not supported."],
    ['groupby((statecode),aggregate($count as name))', '', "The alias 'name' is already in use."],
    [
      'groupby((statecode),aggregate($count as rows))',
      '&$orderby=rows',
      'The query node SingleValueOpenPropertyAccess is not supported',
    ],
    ['aggregate($count as rows)', '&$top=1', 'is not supported with $apply'],
    ['aggregate($count as rows)', '&$filter=name eq null', 'is not supported with $apply'],
  ])('refuses %s%s', async (text, more, message) => {
    const { status, json } = await apply(text, {}, more);
    expect(status).toBe(400);
    expect(json.error.code).toBe('0x80060888');
    expect(json.error.message).toContain(message);
  });
});
