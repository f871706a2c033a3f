import type { ODataClient } from '@p2c/odata';
import { describe, expect, it } from 'vitest';
import { requestsOf, useConnector } from './use-connector.ts';
import { kinds } from './write-outcomes.ts';

const connector = useConnector();
const connect = connector.connect;

describe('records read by many keys', () => {
  const read = async (client: ODataClient, query: Parameters<ODataClient['readKeys']>[0]) => {
    const found: string[] = [];
    const last = query.by.at(-1) ?? '';
    for await (const { records } of client.readKeys(query))
      found.push(...records.map((row) => String(row[last])));
    return found.toSorted();
  };
  const awkward = ["O'N/1", 'A"B#2', '50%_[3]', 'Ł ódź & 4', '東京?5', '*6', 'back\\7'];

  it('of Sales come in one list while it fits, in one batch when not, each once and no other', async () => {
    const sales = connect('SALES');
    const plain = Array.from({ length: 600 }, (_, n) => `KEYS-${String(n).padStart(4, '0')}`);
    const numbers = [...plain, ...awkward];
    const created = await sales.client.writeMany(
      numbers.map((accountnumber) => ({
        kind: 'create',
        entitySet: 'accounts',
        values: { accountnumber, name: 'K' },
      })),
    );
    expect(new Set(kinds(created))).toEqual(new Set(['written']));
    const query = { entitySet: 'accounts', select: ['accountnumber'], by: ['accountnumber'] };
    const nobody = Array.from({ length: 900 }, (_, n) => [`NOBODY-${n}`]);
    const keys = [...nobody, ...numbers.map((number) => [number]), ...numbers.map((number) => [number])];
    let found: string[] = [];
    expect(
      await requestsOf(sales, async () => {
        found = await read(sales.client, { ...query, keys });
      }),
    ).toEqual(['POST $batch']);
    expect(found).toEqual(numbers.toSorted());
    expect(
      await requestsOf(sales, async () => {
        found = await read(sales.client, { ...query, keys: keys.slice(900, 1_300) });
      }),
    ).toEqual(['GET accounts']);
    expect(found).toEqual(plain.slice(0, 400));
  });

  it('of Sales whose list is too long for a URL come by a longer one in a batch', async () => {
    const sales = connect('SALES');
    const wide = Array.from({ length: 250 }, (_, n) => `${n}-`.padEnd(20, '京'));
    await sales.client.writeMany(
      wide.map((accountnumber) => ({
        kind: 'create',
        entitySet: 'accounts',
        values: { accountnumber, name: 'W' },
      })),
    );
    const query = { entitySet: 'accounts', select: ['accountnumber'], by: ['accountnumber'] };
    let found: string[] = [];
    const requests = await requestsOf(sales, async () => {
      found = await read(sales.client, { ...query, keys: wide.map((number) => [number]), maxPageSize: 100 });
    });
    // Its next links are as long as it is.
    expect(requests).toEqual(Array(3).fill('POST $batch'));
    expect(found).toEqual(wide.toSorted());
  });

  it('of F&O come with their company, and an asterisk is no wildcard', async () => {
    const operations = connect('FINANCE_OPERATIONS');
    const numbers = ['K-1', 'K-2', 'K*', "O'K", ...Array.from({ length: 130 }, (_, n) => `KEY-${n}`)];
    const created = await operations.client.writeMany(
      ['usmf', 'demf'].flatMap((dataAreaId) =>
        numbers.map((CustomerAccount) => ({
          kind: 'create' as const,
          entitySet: 'CustomersV3',
          values: {
            dataAreaId,
            CustomerAccount,
            CustomerGroupId: '10',
            SalesCurrencyCode: 'USD',
            OrganizationName: 'K',
            PartyType: 'Organization',
          },
        })),
      ),
    );
    expect(new Set(kinds(created))).toEqual(new Set(['written']));
    const query = {
      entitySet: 'CustomersV3',
      select: ['dataAreaId', 'CustomerAccount'],
      by: ['dataAreaId', 'CustomerAccount'],
    };
    const usmf = numbers.map((number) => ['usmf', number]);
    let found: string[] = [];
    expect(
      await requestsOf(operations, async () => {
        found = await read(operations.client, { ...query, keys: [...usmf, ['demf', 'K*'], ['demf', 'K-9']] });
      }),
    ).toEqual(['POST $batch']);
    expect(found).toEqual([...numbers, 'K*'].toSorted());
    expect(await read(operations.client, { ...query, keys: [['usmf', 'K*']] })).toEqual(['K*']);
  });
});
