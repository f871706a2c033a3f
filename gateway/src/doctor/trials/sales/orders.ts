import type { Finding } from '../../check.ts';
import type { Bench } from '../bench.ts';
import type { Desk, Made } from '../desk.ts';
import type { WriteTrial } from '../trial.ts';
import { TrialStopped } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { asRefused, asTaken, worst } from '../verdict.ts';
import { setSalesScene, writeIn } from './scene.ts';

/** States of orders and invoices of Sales. */
export const salesOrderTrials: readonly WriteTrial[] = [
  { assumption: 'dv-order-invoice-read-only', how: 'write', run: readOnly },
  { assumption: 'dv-order-state-by-update', how: 'write', run: stateByUpdate },
];

const mend =
  'Orders and invoices that come from F&O change their states in another way here: report it with this output.';

async function act(desk: Desk, action: 'FulfillSalesOrder' | 'CancelSalesOrder', order: Made): Promise<void> {
  const { status, refusal } = await desk.post(action, {
    Status: -1,
    OrderClose: { subject: trialName, 'salesorderid@odata.bind': `/${order.path}` },
  });
  if (status >= 300) throw new TrialStopped(`${action} is refused (${refusal})`);
}

async function readOnly({ sales }: Bench): Promise<Finding> {
  const scene = await setSalesScene(sales);
  const findings: Finding[] = [];
  for (const action of ['FulfillSalesOrder', 'CancelSalesOrder'] as const) {
    const order = await scene.document('salesorders');
    const line = await scene.line(order, writeIn);
    await act(sales, action, order);
    findings.push(...(await locked(sales, order, line, `after ${action}`)));
  }
  const invoice = await scene.document('invoices');
  const line = await scene.line(invoice, writeIn);
  const paid = await sales.patch(invoice.path, { statecode: 2, statuscode: 100001 });
  if (paid.status >= 300) throw new TrialStopped(`An invoice cannot be paid by an update (${paid.refusal})`);
  findings.push(...(await locked(sales, invoice, line, 'once paid')));
  return worst(findings);
}

/** Neither the document nor its line can be changed, until an update makes it active again. */
async function locked(desk: Desk, document: Made, line: Made, when: string): Promise<Finding[]> {
  return [
    asRefused(await desk.patch(document.path, { description: trialName }), {
      words: '0x80040224',
      otherwise: `${document.path} can be changed ${when}.`,
      mend,
    }),
    asRefused(await desk.patch(line.path, { quantity: 3 }), {
      words: '0x80043b09',
      otherwise: `The lines of ${document.path} can be changed ${when}.`,
      mend,
    }),
    asTaken(
      await desk.patch(document.path, { statecode: 0, statuscode: 1 }),
      `made active again ${when}`,
      `An update does not make it active again ${when}`,
      mend,
    ),
  ];
}

const orderStates = [
  ['Submitted', 1, 3, true],
  ['Active', 0, 1, true],
  ['Fulfilled', 3, 100001, false],
  ['Canceled', 2, 4, false],
  ['Invoiced', 4, 100003, true],
] as const;

const invoiceStates = [
  ['Paid', 2, 100001, true],
  ['Active', 0, 1, true],
  ['Canceled', 3, 100003, true],
] as const;

async function stateByUpdate({ sales }: Bench): Promise<Finding> {
  const scene = await setSalesScene(sales);
  const order = await scene.document('salesorders');
  const invoice = await scene.document('invoices');
  const findings: Finding[] = [];
  for (const [{ path }, states] of [
    [order, orderStates],
    [invoice, invoiceStates],
  ] as const)
    for (const [name, statecode, statuscode, isTaken] of states) {
      const what = `${path.slice(0, path.indexOf('('))} to ${name}`;
      const answer = await sales.patch(path, { statecode, statuscode });
      findings.push(
        isTaken
          ? asTaken(answer, what, `An update does not bring ${what}`, mend)
          : asRefused(answer, { words: '0x80040224', otherwise: `An update brings ${what}.`, mend }),
      );
    }
  return worst(findings);
}
