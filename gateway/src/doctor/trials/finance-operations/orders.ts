import type { Finding } from '../../check.ts';
import type { Bench } from '../bench.ts';
import type { WriteTrial } from '../trial.ts';
import { TrialStopped } from '../trial.ts';
import { verdict, worst } from '../verdict.ts';
import { setFinanceOperationsScene } from './scene.ts';

/** Lines and totals of orders. */
export const financeOperationsOrderTrials: readonly WriteTrial[] = [
  { assumption: 'fo-line-total-discount', how: 'write', run: lineTotalDiscount },
  { assumption: 'fo-order-totals-batch', how: 'write', run: totalsBatch },
];

const company = ({ context }: Bench): string => context.companies.companies[0] ?? '';
const mend = 'Amounts of orders are reckoned in another way here: report it with this output.';

async function lineTotalDiscount(bench: Bench): Promise<Finding> {
  const { financeOperations } = bench;
  const scene = await setFinanceOperationsScene(financeOperations, company(bench));
  const order = await scene.document('order');
  const quantityAndDiscount = async (path: string, quantity: number) => {
    const { status, refusal } = await financeOperations.patch(path, { OrderedSalesQuantity: quantity });
    if (status >= 300) throw new TrialStopped(`The quantity of a line cannot be changed (${refusal})`);
    return (await financeOperations.read(path)).TotalDiscountAmount;
  };
  const byAmount = await scene.line(order, { TotalDiscountAmount: 10 });
  const byPercent = await scene.line(order, { LineDiscountPercentage: 10 });
  const amount = await quantityAndDiscount(byAmount.path, 4);
  const percent = await quantityAndDiscount(byPercent.path, 4);
  return worst([
    verdict(amount === 10, `a total discount of 10 is ${String(amount)} after another quantity`, mend),
    verdict(percent === 40, `one of ten percent is ${String(percent)} of 400`, mend),
  ]);
}

/** Another run of the batch job between two reads would look like no need of it: asked a second time. */
const triesMax = 3;

async function totalsBatch(bench: Bench): Promise<Finding> {
  const { financeOperations } = bench;
  const scene = await setFinanceOperationsScene(financeOperations, company(bench));
  const order = await scene.document('order');
  let seen: Finding | undefined;
  for (let at = 0; at < triesMax && seen?.kind !== 'ok'; at += 1) {
    const before = await financeOperations.read(order.path);
    await scene.line(order);
    const after = await financeOperations.read(order.path);
    const isWaiting = after.AreTotalsUpdated === 'No' && after.OrderTotalAmount === before.OrderTotalAmount;
    const isSame = after['@odata.etag'] === before['@odata.etag'];
    seen = verdict(
      isWaiting && isSame,
      `with a new line AreTotalsUpdated is ${String(after.AreTotalsUpdated)}, the total ${String(after.OrderTotalAmount)}, the version ${isSame ? 'stays' : 'is another'}`,
      mend,
    );
  }
  return seen ?? verdict(false, 'Nothing was seen.', mend);
}
