import type { Finding } from '../../check.ts';
import type { Bench } from '../bench.ts';
import type { WriteTrial } from '../trial.ts';
import { TrialStopped } from '../trial.ts';
import { verdict, worst } from '../verdict.ts';
import { readLines, setSalesScene } from './scene.ts';

/** When the prices of lines follow the price list. */
export const salesPriceTrials: readonly WriteTrial[] = [
  { assumption: 'dv-price-list-change', how: 'write', run: priceListChange },
];

const mend =
  'Totals of quotes and orders change at other times here than in the sandbox; what is carried over is what Sales says.';

async function priceListChange({ sales }: Bench): Promise<Finding> {
  const scene = await setSalesScene(sales);
  const order = await scene.document('salesorders');
  await scene.line(order);
  const price = async () => (await readLines(sales, order))[0]?.priceperunit;
  const reprice = async (amount: number) => {
    const { status, refusal } = await sales.patch(scene.product.path, { price: amount });
    if (status >= 300) throw new TrialStopped(`The price of a product cannot be changed (${refusal})`);
    const items = await sales.get(
      `productpricelevels?$select=productpricelevelid&$filter=_productid_value eq ${scene.product.id}`,
    );
    for (const { productpricelevelid: id } of items.rows)
      await sales.patch(`productpricelevels(${String(id)})`, { amount });
  };
  await reprice(999);
  await sales.patch(order.path, { description: 'edited' });
  const edited = await price();
  const calculate = () =>
    sales.post('CalculatePrice', {
      Target: { '@odata.type': 'Microsoft.Dynamics.CRM.salesorder', salesorderid: order.id },
    });
  const calculation = await calculate();
  if (calculation.status >= 300) throw new TrialStopped(`CalculatePrice is refused (${calculation.refusal})`);
  const calculated = await price();
  await sales.post('LockSalesOrderPricing', { SalesOrderId: order.id });
  await reprice(500);
  await calculate();
  const locked = await price();
  await sales.post('UnlockSalesOrderPricing', { SalesOrderId: order.id });
  const unlocked = await price();
  return worst([
    verdict(edited === 110.5, `after an edit of the order its line costs ${String(edited)}, as before`, mend),
    verdict(calculated === 999, `after CalculatePrice ${String(calculated)}`, mend),
    verdict(locked === 999, `while locked ${String(locked)}`, mend),
    verdict(unlocked === 500, `unlocked ${String(unlocked)}`, mend),
  ]);
}
