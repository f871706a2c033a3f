import type { Finding } from '../../check.ts';
import type { Bench } from '../bench.ts';
import type { WriteTrial } from '../trial.ts';
import { TrialStopped } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { asRefused, verdict, worst } from '../verdict.ts';
import { readLines, setSalesScene, writeIn } from './scene.ts';

/** What the Prospect to cash solution does with orders and invoices. */
export const p2cOrderTrials: readonly WriteTrial[] = [
  { assumption: 'dv-p2c-misc-tax', how: 'write', run: miscTax },
  { assumption: 'dv-p2c-freight-tax-number', how: 'write', run: freightTaxNumber },
  { assumption: 'dv-p2c-order-invoiced', how: 'write', run: orderInvoiced },
  { assumption: 'dv-p2c-order-activation', how: 'write', run: orderActivation },
  { assumption: 'dv-p2c-form-locks', how: 'write', run: formLocks },
];

const mend =
  'Orders and invoices from F&O look otherwise here than in the sandbox: report it with this output.';

async function miscTax({ sales }: Bench): Promise<Finding> {
  const scene = await setSalesScene(sales);
  const findings: Finding[] = [];
  for (const entitySet of ['salesorders', 'invoices'] as const) {
    const document = await scene.document(entitySet, { msdynce_misctax: 4.5 });
    const taxes = async () =>
      (await readLines(sales, document)).filter(({ msdynce_ismisctax: isTax }) => isTax === true);
    const [first, ...more] = await taxes();
    await sales.patch(document.path, { msdynce_misctax: 0 });
    const left = (await taxes()).length;
    findings.push(
      verdict(
        first?.extendedamount === 4.5 && more.length === 0 && left === 0,
        first === undefined
          ? `${entitySet} have no line for the tax of the header`
          : `${entitySet} have ${1 + more.length} line for the tax of the header with ${String(first.extendedamount)}, and ${left} once it is 0`,
        mend,
      ),
    );
  }
  return worst(findings);
}

async function freightTaxNumber({ sales }: Bench): Promise<Finding> {
  const scene = await setSalesScene(sales);
  const order = await scene.document('salesorders', { msdynce_misctax: 4.5 });
  const tax = (await readLines(sales, order)).find(({ msdynce_ismisctax: isTax }) => isTax === true);
  if (tax === undefined)
    return verdict(
      false,
      'The line for the tax is not there when the order is: it comes later, or not at all.',
      mend,
    );
  return verdict(
    tax.sequencenumber === 0,
    `"${String(tax.productdescription)}" has the number ${String(tax.sequencenumber)}`,
    mend,
  );
}

async function orderInvoiced({ sales }: Bench): Promise<Finding> {
  const scene = await setSalesScene(sales);
  const order = await scene.document('salesorders');
  await scene.document('invoices', {
    'salesorderid@odata.bind': `/${order.path}`,
    msdynce_ismaintainedexternally: true,
  });
  const { statecode } = await sales.read(order.path, 'statecode');
  return verdict(statecode === 4, `the order of a new invoice is in state ${String(statecode)}`, mend);
}

async function orderActivation({ sales }: Bench): Promise<Finding> {
  const scene = await setSalesScene(sales);
  const order = await scene.document('salesorders');
  await scene.line(order, writeIn);
  const activated = await sales.patch(order.path, { msdynce_processingstatus: 647_390_000 });
  return asRefused(activated, {
    words: '0x80040265',
    otherwise: 'An order with a write-in is activated.',
    mend: 'Orders with products of Sales can be released here: F&O does not know those.',
  });
}

async function formLocks({ sales }: Bench): Promise<Finding> {
  const scene = await setSalesScene(sales);
  const me = await sales.get('WhoAmI');
  // A person who works there: in the name of one who may not sign in the refusal would be another.
  const others = `systemuserid ne ${String(me.value.UserId)} and isdisabled eq false and accessmode eq 0`;
  const { rows } = await sales.get(`systemusers?$select=systemuserid&$top=1&$filter=${others}`);
  const person = rows[0]?.systemuserid;
  if (person === undefined)
    throw new TrialStopped('There is no other user in whose name a request could be made.');
  const order = await scene.document('salesorders', { msdynce_ismaintainedexternally: true });
  const byPerson = await sales.patch(
    order.path,
    { description: trialName },
    { 'if-match': '*', mscrmcallerid: String(person) },
  );
  const byApplication = await sales.patch(order.path, { description: trialName });
  return worst([
    asRefused(byPerson, {
      words: '0x80040265',
      otherwise: 'A person changes an order of F&O over the Web API.',
      mend: 'Nothing keeps people from changing what F&O owns but the forms.',
    }),
    verdict(byApplication.status < 300, `the application changes it (${byApplication.status})`, mend),
  ]);
}
