import { beforeAll, describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const crm = 'Microsoft.Dynamics.CRM.';

describe("Dataverse, the platform's own filter functions", () => {
  const now = Date.parse('2027-03-31T14:15:16Z');
  const test = useSandbox({ now: () => now });
  let userId = '';
  let businessUnitId = '';

  beforeAll(async () => {
    const { json } = await test.sales.get('WhoAmI');
    userId = String(json.UserId);
    businessUnitId = String(json.BusinessUnitId);
    const births = ['2027-03-31T01:00:00Z', '2027-03-30', '2027-03-29', '2027-04-01', '2026-03-31', null];
    for (const [n, birthdate] of births.entries()) {
      const row = { contactid: id(n), lastname: String(n), numberofchildren: n, birthdate };
      expect((await test.sales.post('contacts', row)).status).toBe(204);
    }
    // 0 is the head of all: below it 1 and 2, below 1 the two others.
    for (const [n, above] of [0, 0, 0, 1, 1].entries()) {
      const parent = n === 0 ? {} : { 'parentaccountid@odata.bind': `/accounts(${id(above)})` };
      const row = { accountid: id(n), accountnumber: `A-${n}`, name: `O'Neil "${n}"`, ...parent };
      expect((await test.sales.post('accounts', row)).status).toBe(204);
    }
  });

  const found = async (table: 'contacts' | 'accounts', filter: string, aliases = '') => {
    const column = table === 'contacts' ? 'lastname' : 'accountnumber';
    const query = `$select=${column}&$orderby=${column}&$filter=${encodeURIComponent(filter)}${aliases}`;
    const { text, json } = await test.sales.get(`${table}?${query}`);
    expect(text).not.toContain('"error"');
    return json.value.map((row) => String(row[column]).slice(-1)).join('');
  };

  it.each([
    [`${crm}Today(PropertyName='birthdate')`, '0'],
    [`${crm}Yesterday(PropertyName='birthdate')`, '1'],
    [`${crm}Tomorrow(PropertyName='birthdate')`, '3'],
    [`${crm}Last7Days(PropertyName='birthdate')`, '012'],
    [`${crm}Next7Days(PropertyName='birthdate')`, '3'],
    [`${crm}ThisWeek(PropertyName='birthdate')`, '0123'],
    [`${crm}LastYear(PropertyName='birthdate')`, '4'],
    [`${crm}LastXDays(PropertyName='birthdate',PropertyValue=1)`, '01'],
    [`${crm}LastXDays(PropertyName='birthdate',PropertyValue='1')`, '01'],
    [`${crm}NextXMonths(PropertyName='birthdate',PropertyValue=1)`, '3'],
    [`${crm}OlderThanXMonths(PropertyName='birthdate',PropertyValue=6)`, '4'],
    [`${crm}On(PropertyName='birthdate',PropertyValue='2027-03-30')`, '1'],
    [`${crm}On(PropertyName='birthdate',PropertyValue=2027-03-31)`, '0'],
    [`${crm}OnOrAfter(PropertyName='birthdate',PropertyValue='2027-03-31T23:00:00Z')`, '03'],
    [`${crm}OnOrBefore(PropertyName='birthdate',PropertyValue='2027-03-29')`, '24'],
    [`not ${crm}Today(PropertyName='birthdate')`, '1234'],
    [`${crm}Today(PropertyName='createdon')`, '012345'],
    [`${crm}Between(PropertyName='numberofchildren',PropertyValues=["2","4"])`, '234'],
    [`${crm}NotBetween(PropertyName='numberofchildren',PropertyValues=["2","4"])`, '015'],
    [`${crm}Between(PropertyName='birthdate',PropertyValues=["2027-03-30","2027-03-31"])`, '1'],
    [`${crm}NotBetween(PropertyName='birthdate',PropertyValues=["2027-03-30","2027-03-31"])`, '0234'],
    [`${crm}In(PropertyName='numberofchildren',PropertyValues=["1","5"])`, '15'],
    [`${crm}NotIn(PropertyName='lastname',PropertyValues=["1","5"])`, '0234'],
    [`${crm}EqualUserId(PropertyName='ownerid')`, '012345'],
    [`${crm}NotEqualUserId(PropertyName='_ownerid_value')`, ''],
    [`${crm}EqualUserOrUserTeams(PropertyName='ownerid')`, '012345'],
    [`${crm}EqualBusinessId(PropertyName='owningbusinessunit')`, '012345'],
    [`${crm}NotEqualBusinessId(PropertyName='owningbusinessunit')`, ''],
  ])('answers %s', async (filter, expected) => {
    expect([userId, businessUnitId].every((text) => text.length === 36)).toBe(true);
    expect(await found('contacts', filter)).toBe(expected);
  });

  it.each([
    [`${crm}Under(PropertyName='accountid',PropertyValue='${id(0)}')`, '1234'],
    [`${crm}UnderOrEqual(PropertyName='accountid',PropertyValue='${id(1)}')`, '134'],
    [`${crm}NotUnder(PropertyName='accountid',PropertyValue='${id(1)}')`, '012'],
    [`${crm}Above(PropertyName='accountid',PropertyValue='${id(3)}')`, '01'],
    [`${crm}AboveOrEqual(PropertyName='accountid',PropertyValue='${id(3)}')`, '013'],
    [`not ${crm}Above(PropertyName='accountid',PropertyValue='${id(3)}')`, '234'],
    [`account_parent_account/any(a:a/${crm}In(PropertyName='accountnumber',PropertyValues=["A-4"]))`, '1'],
  ])('knows the hierarchy of accounts: %s', async (filter, expected) => {
    expect(await found('accounts', filter)).toBe(expected);
  });

  it('reads aliases for names, values and lists, each as often as it stands', async () => {
    expect(
      await found(
        'contacts',
        `${crm}LastXDays(PropertyName=@p1,PropertyValue=@p2) or ${crm}Today(PropertyName=@p1)`,
        "&@p1='birthdate'&@p2=1",
      ),
    ).toBe('01');
    expect(await found('contacts', '@p1 eq @p2', "&@p1=lastname&@p2='3'")).toBe('3');
    expect(await found('contacts', 'birthdate eq @nothing')).toBe('5');
    const names = encodeURIComponent(`["O'Neil \\"1\\"","O'Neil \\"2\\""]`);
    expect(
      await found('accounts', `${crm}In(PropertyName=@p1,PropertyValues=@p2)`, `&@p1='name'&@p2=${names}`),
    ).toBe('12');
    const { json } = await test.sales.get(
      'contacts?$select=lastname&$orderby=@p1 desc,@p2&@p1=numberofchildren&@p2=lastname&$top=1',
    );
    expect(json.value[0]?.lastname).toBe('5');
  });

  it('counts each value of a list as a condition', async () => {
    const list = (count: number) => Array.from({ length: count }, (_, n) => `"${n}"`).join();
    const path = (count: number) =>
      `contacts?$filter=${crm}In(PropertyName='lastname',PropertyValues=[${list(count)}])`;
    expect((await test.sales.get(path(500))).status).toBe(200);
    expect((await test.sales.get(path(501))).json.error.code).toBe('0x8004430C');
  });

  it.each([
    [`${crm}InFiscalYear(PropertyName='birthdate',PropertyValue=2027)`, 'An unknown function with name'],
    [`${crm}ContainValues(PropertyName='statuscode',PropertyValues=["1"])`, 'An unknown function with name'],
    [`${crm}EqualUserOrUserHierarchy(PropertyName='ownerid')`, 'An unknown function with name'],
    [`${crm}Today(PropertyName='lastname')`, 'is not valid for the property'],
    [`${crm}Today(PropertyName='nothing')`, "Could not find a property named 'nothing'"],
    [`${crm}Today(PropertyName='birthdate',PropertyValue=1)`, 'Cannot find a suitable overload'],
    [`${crm}LastXDays(PropertyName='birthdate',PropertyValue=0)`, "Cannot convert the literal '0'"],
    [`${crm}LastXDays(PropertyName='birthdate')`, 'Cannot find a suitable overload'],
    [`${crm}On(PropertyName='birthdate',PropertyValue='soon')`, "Unrecognized 'Edm.DateTimeOffset' literal"],
    [`${crm}Between(PropertyName='numberofchildren',PropertyValues=["1"])`, 'takes two values'],
    [`${crm}In(PropertyName='numberofchildren',PropertyValues=["x"])`, "Cannot convert the literal 'x'"],
    [`${crm}Under(PropertyName='contactid',PropertyValue='${id(0)}')`, 'hierarchical relationship'],
    ['year(birthdate) eq 2027', 'The query node SingleValueFunctionCall is not supported.'],
    ['numberofchildren add 1 eq 2', 'The query node BinaryOperator is not supported.'],
    ["not lastname eq 'x'", "Found operand type 'Edm.String' for operator kind 'Not'."],
    ['not creditonhold eq true', 'The query node UnaryOperator is not supported.'],
  ])('refuses %s', async (filter, message) => {
    const { status, json } = await test.sales.get(`contacts?$filter=${encodeURIComponent(filter)}`);
    expect(status).toBe(400);
    expect(json.error.code).toBe('0x80060888');
    expect(json.error.message).toContain(message);
  });
});
