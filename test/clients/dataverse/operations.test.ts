import { describe, expect, it } from 'vitest';
import { useDynamicsWebApi } from './use-dynamics-web-api.ts';

describe('DynamicsWebApi, functions and actions', () => {
  const test = useDynamicsWebApi();
  const activeQuotes = async () => {
    const filter = 'statecode eq 1 and quote_details/any()';
    const request = { collection: 'quotes', select: ['name', 'totalamount'], filter };
    return (await test.client.retrieveMultiple(request)).value;
  };

  it('asks who it is, and how many records there are', async () => {
    const { UserId, OrganizationId } = await test.client.callFunction('WhoAmI');
    expect(await test.statusOf(`systemusers(${UserId})`)).toBe(200);
    expect(OrganizationId).toMatch(/^[0-9a-f-]{36}$/);
    const parameters = { EntityNames: ['account', 'quote'] };
    const counted = await test.client.callFunction({ name: 'RetrieveTotalRecordCount', parameters });
    expect(counted.EntityRecordCountCollection).toMatchObject({
      Keys: ['account', 'quote'],
      Values: [
        await test.client.count({ collection: 'accounts' }),
        await test.client.count({ collection: 'quotes' }),
      ],
    });
  });

  it('wins a quote and makes an order of it', async () => {
    const [{ quoteid, totalamount }] = await activeQuotes();
    const QuoteClose = { subject: 'Won', 'quoteid@odata.bind': `/quotes(${quoteid})` };
    await test.client.callAction({ actionName: 'WinQuote', action: { Status: 4, QuoteClose } });
    expect(await test.read(`quotes(${quoteid})`)).toMatchObject({ statecode: 2, statuscode: 4 });
    const order = await test.client.callAction({
      actionName: 'ConvertQuoteToSalesOrder',
      action: { QuoteId: quoteid, ColumnSet: { AllColumns: true } },
    });
    expect(await test.read(`salesorders(${order.salesorderid})`)).toMatchObject({
      _quoteid_value: quoteid,
      totalamount,
    });
  });

  it('revises a quote', async () => {
    const [, { quoteid }] = await activeQuotes();
    const QuoteClose = { subject: 'Revised', 'quoteid@odata.bind': `/quotes(${quoteid})` };
    await test.client.callAction({ actionName: 'CloseQuote', action: { Status: 7, QuoteClose } });
    const action = { QuoteId: quoteid, ColumnSet: { Columns: ['quotenumber', 'revisionnumber'] } };
    const revised = await test.client.callAction({ actionName: 'ReviseQuote', action });
    expect(await test.read(`quotes(${revised.quoteid})`)).toMatchObject({
      statecode: 0,
      quotenumber: revised.quotenumber,
      revisionnumber: 1,
    });
  });

  it('creates many records by one message', async () => {
    const type = { '@odata.type': 'Microsoft.Dynamics.CRM.account' };
    const { Ids } = await test.client.callAction({
      collection: 'accounts',
      actionName: 'Microsoft.Dynamics.CRM.CreateMultiple',
      action: { Targets: ['M-1', 'M-2'].map((name) => ({ ...type, name })) },
    });
    expect(await Promise.all(Ids.map((id: string) => test.read(`accounts(${id})`)))).toMatchObject([
      { name: 'M-1' },
      { name: 'M-2' },
    ]);
  });

  it('reports what an action refuses, and an action that there is not', async () => {
    const request = { collection: 'quotes', select: ['name'], filter: 'statecode eq 0', top: 1 };
    const [{ quoteid }] = (await test.client.retrieveMultiple(request)).value;
    const QuoteClose = { subject: 'Too early', 'quoteid@odata.bind': `/quotes(${quoteid})` };
    await expect(
      test.client.callAction({ actionName: 'WinQuote', action: { Status: 4, QuoteClose } }),
    ).rejects.toMatchObject({ status: 400, code: expect.stringMatching(/^0x8/) });
    expect(await test.read(`quotes(${quoteid})`)).toMatchObject({ statecode: 0 });
    await expect(test.client.callAction({ actionName: 'NoSuchAction' })).rejects.toMatchObject({
      status: 404,
      code: '0x8006088a',
    });
  });
});
