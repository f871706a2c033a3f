import { describe, expect, it } from 'vitest';
import { useDynamicsWebApi } from './use-dynamics-web-api.ts';

describe('DynamicsWebApi, batches', () => {
  const test = useDynamicsWebApi();
  const byNumber = (number: string) => `accounts(accountnumber='${number}')`;

  /** What is asked between the two calls goes out as one batch; the single promises of the client never settle then. */
  const inBatch = (ask: (client: typeof test.client) => void, options = {}) => {
    test.client.startBatch();
    ask(test.client);
    return test.client.executeBatch(options);
  };

  it('writes a change set whose later members name what earlier ones made', async () => {
    const [account, contact, updated] = await inBatch((client) => {
      client.create({ collection: 'accounts', data: { name: 'B', accountnumber: 'B-1' }, contentId: '1' });
      const company = { 'parentcustomerid_account@odata.bind': '$1' };
      client.create({ collection: 'contacts', data: { lastname: 'Batch', ...company }, contentId: '2' });
      // The client takes the place of the record in the URL as a Content-ID of its own.
      client.update({ contentId: '$1', data: { 'primarycontactid@odata.bind': '$2' } });
    });
    expect(updated).toBe(true);
    expect(await test.read(byNumber('B-1'))).toMatchObject({
      accountid: account,
      _primarycontactid_value: contact,
    });
    expect(await test.read(`contacts(${contact})`)).toMatchObject({ _parentcustomerid_value: account });
  });

  it('creates below a record that the same change set makes', async () => {
    const [account, contact] = await inBatch((client) => {
      client.create({ collection: 'accounts', data: { name: 'B', accountnumber: 'B-7' }, contentId: '1' });
      const below = { collection: 'contact_customer_accounts', contentId: '$1' };
      client.create({ ...below, data: { lastname: 'Below' } });
    });
    expect(await test.read(`contacts(${contact})`)).toMatchObject({ _parentcustomerid_value: account });
  });

  it('undoes a change set as a whole, and reports the member that was refused', async () => {
    const failed = inBatch((client) => {
      client.create({ collection: 'accounts', data: { name: 'Undone', accountnumber: 'B-2' } });
      client.create({ collection: 'accounts', data: { name: 'Twice', accountnumber: 'US-001' } });
    });
    // The client rejects with a list, one error for each answer in the batch.
    await expect(failed).rejects.toMatchObject([{ status: 412, error: { code: '0x80060892' } }]);
    expect(await test.statusOf(byNumber('B-2'))).toBe(404);
  });

  it('reads several things in one request', async () => {
    const [list, record, count] = await inBatch((client) => {
      client.retrieveMultiple({ collection: 'accounts', top: 2, select: ['name'] });
      client.retrieve({ collection: 'accounts', key: "accountnumber='US-001'", select: ['name'] });
      client.count({ collection: 'accounts' });
    });
    expect(list.value).toHaveLength(2);
    expect(record.name).toBe('Contoso Retail San Diego');
    expect(count).toBe(await test.client.count({ collection: 'accounts' }));
  });

  it('goes on after an error, where it is told to', async () => {
    const outside = { collection: 'accounts', inChangeSet: false };
    const ask = (number: string) => (client: typeof test.client) => {
      client.retrieve({ ...outside, key: "accountnumber='none'", select: ['name'] });
      client.create({ ...outside, data: { name: number, accountnumber: number } });
    };
    const answers = await inBatch(ask('B-3'), { continueOnError: true });
    expect(answers).toMatchObject([{ status: 404, error: { code: '0x80060891' } }, expect.any(String)]);
    expect(await test.read(byNumber('B-3'))).toMatchObject({ accountid: answers[1] });
    await expect(inBatch(ask('B-4'))).rejects.toMatchObject([{ status: 404 }]);
    expect(await test.statusOf(byNumber('B-4'))).toBe(404);
  });

  it('deletes and upserts in a change set, under conditions', async () => {
    await test.client.create({ collection: 'accounts', data: { name: 'Goes', accountnumber: 'B-5' } });
    await inBatch((client) => {
      client.deleteRecord({ collection: 'accounts', key: "accountnumber='B-5'", ifmatch: '*' });
      client.upsert({ collection: 'accounts', key: "accountnumber='B-6'", data: { name: 'Comes' } });
    });
    expect(await test.statusOf(byNumber('B-5'))).toBe(404);
    expect(await test.read(byNumber('B-6'))).toMatchObject({ name: 'Comes' });
  });

  it('reports a reference to nothing', async () => {
    const data = { lastname: 'Lost', 'parentcustomerid_account@odata.bind': '$9' };
    const asked = inBatch((client) => client.create({ collection: 'contacts', data }));
    await expect(asked).rejects.toMatchObject({
      status: 400,
      message: "Content-ID Reference: '$9' does not exist in the batch context.",
    });
  });
});
