import { beforeAll, describe, expect, it } from 'vitest';
import { createOrderScene, type OrderScene } from '../../test-support/order-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('actions of F&O', () => {
  const test = useSandbox({ salesTotalsSeconds: 0 });
  let scene: OrderScene;
  let number = '';
  beforeAll(async () => {
    scene = await createOrderScene(test.financeOperations, test.sandbox.financeOperations.serviceRoot);
    number = await scene.order();
    await scene.line(number);
  });
  const call = (name: string, body: object = {}) =>
    scene.post(
      `SalesOrderHeadersV2(dataAreaId='usmf',SalesOrderNumber='${number}')/Microsoft.Dynamics.DataEntities.${name}?cross-company=true`,
      body,
    );

  it('on a record take their parameters from the body, and answer 204 or a value', async () => {
    expect((await call('confirm')).status).toBe(204);
    expect(await scene.header(number)).toMatchObject({ SalesOrderProcessingStatus: 'Confirmed' });
    const { status, json } = await call('postInvoice', { lineCreationSequenceNumber: 1, quantity: 0.5 });
    expect(status).toBe(200);
    expect(json).toEqual({
      '@odata.context': `${test.sandbox.financeOperations.serviceRoot}$metadata#Edm.String`,
      value: expect.stringMatching(/^CIV-/),
    });
    expect(await scene.header(number)).toMatchObject({ SalesOrderProcessingStatus: 'PartiallyInvoiced' });
  });

  it('on a set and on the root need no key', async () => {
    const onSet = await scene.post('SalesOrderHeadersV2/Microsoft.Dynamics.DataEntities.calculateTotals', {});
    expect(onSet.json.value).toBe(1);
    expect((await scene.post('calculateSalesTotals', {})).json.value).toBe(0);
  });

  it('tell a broken rule as a write does, and undo what they had begun', async () => {
    const { status, json } = await call('postPackingSlip', { lineCreationSequenceNumber: 9, quantity: 1 });
    expect([status, json.error.innererror?.message]).toEqual([
      500,
      expect.stringContaining('The order has no open line 9'),
    ]);
  });

  it.each([
    ['confirm', { nothing: 1 }, 400],
    ['postInvoice', { lineCreationSequenceNumber: 'x' }, 400],
    ['unknown', {}, 404],
  ])('refuse %s with %j', async (name, body, status) => {
    expect((await call(name, body)).status).toBe(status);
  });

  it('are called by POST, on a record that is there, by their whole name', async () => {
    const path = `SalesOrderHeadersV2(dataAreaId='usmf',SalesOrderNumber='NONE')/Microsoft.Dynamics.DataEntities.confirm`;
    expect((await scene.post(path, {})).status).toBe(404);
    expect((await test.financeOperations.get(path.replace('NONE', number))).status).toBe(405);
    expect(
      (await scene.post(path.replace('NONE', number).replace('Microsoft.Dynamics.DataEntities.', ''), {}))
        .status,
    ).toBe(404);
  });
});
