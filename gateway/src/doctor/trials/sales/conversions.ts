import type { Finding } from '../../check.ts';
import type { JsonAnswer } from '../../read-json.ts';
import type { Bench } from '../bench.ts';
import type { Desk, Made } from '../desk.ts';
import type { WriteTrial } from '../trial.ts';
import { TrialStopped } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { asRefused, asTaken, verdict, worst } from '../verdict.ts';
import { makeActiveQuote, winQuote } from './quotes.ts';
import { readLines, setSalesScene } from './scene.ts';

/** From quote to order to invoice. */
export const salesConversionTrials: readonly WriteTrial[] = [
  { assumption: 'dv-quote-conversion', how: 'write', run: quoteConversion },
  { assumption: 'dv-conversion-prices', how: 'write', run: conversionPrices },
  { assumption: 'dv-order-invoiced-by-conversion', how: 'write', run: orderInvoiced },
  { assumption: 'dv-initialize-from-customer', how: 'write', run: initializeFromCustomer },
];

const all = { AllColumns: true };

async function toOrder(desk: Desk, quote: Made, closing: object = {}): Promise<JsonAnswer> {
  const answer = await desk.post('ConvertQuoteToSalesOrder', {
    QuoteId: quote.id,
    ColumnSet: all,
    ...closing,
  });
  const { salesorderid: id } = answer.value;
  if (typeof id === 'string') desk.keep(`salesorders(${id})`);
  return answer;
}

async function toInvoice(desk: Desk, orderId: string): Promise<JsonAnswer> {
  const answer = await desk.post('ConvertSalesOrderToInvoice', { SalesOrderId: orderId, ColumnSet: all });
  const { invoiceid: id } = answer.value;
  if (typeof id === 'string') desk.keep(`invoices(${id})`);
  return answer;
}

async function quoteConversion({ sales }: Bench): Promise<Finding> {
  const { quote } = await makeActiveQuote(sales);
  const mend = 'The product converts no quotes: only the sandbox differs. Report it with this output.';
  const refused = asRefused(await toOrder(sales, quote), {
    words: '0x80040224',
    otherwise: 'An active quote is converted without a word on how it is won.',
    mend,
  });
  const closing = { QuoteCloseStatus: 4, QuoteCloseSubject: trialName };
  const active = asTaken(
    await toOrder(sales, quote, closing),
    'an active quote is converted when the request says how it is won',
    'An active quote is not converted',
    mend,
  );
  const { quote: other } = await makeActiveQuote(sales);
  await winQuote(sales, other);
  const won = asTaken(
    await toOrder(sales, other),
    'a won quote is converted',
    'A won quote is not converted',
    mend,
  );
  return worst([refused, active, won]);
}

async function conversionPrices({ sales }: Bench): Promise<Finding> {
  const scene = await setSalesScene(sales);
  const quote = await scene.document('quotes', { description: trialName, freightamount: 5 });
  await scene.line(quote);
  await sales.patch(quote.path, { statecode: 1, statuscode: 2 });
  await winQuote(sales, quote);
  await sales.patch(scene.product.path, { price: 999 });
  const { status, value: order, refusal } = await toOrder(sales, quote);
  if (status >= 300) throw new TrialStopped(`A won quote is not converted (${refusal})`);
  const { totalamount } = await sales.read(quote.path, 'totalamount');
  const [line] = await readLines(sales, {
    path: `salesorders(${String(order.salesorderid)})`,
    id: String(order.salesorderid),
    values: order,
  });
  const mend = 'The product converts no quotes: only the sandbox differs. Report it with this output.';
  return worst([
    verdict(
      order.totalamount === totalamount && line?.priceperunit === 110.5,
      `prices stand as on the quote (${String(line?.priceperunit)}), the total is ${String(order.totalamount)} of ${String(totalamount)}`,
      mend,
    ),
    verdict(
      order.description === trialName && order.freightamount === 5,
      'description and freight are carried over',
      mend,
    ),
    verdict(order.ispricelocked === false, `prices are ${order.ispricelocked ? '' : 'not '}locked`, mend),
  ]);
}

async function orderInvoiced({ sales }: Bench): Promise<Finding> {
  const scene = await setSalesScene(sales);
  const order = await scene.document('salesorders');
  await scene.line(order);
  const { status, refusal } = await toInvoice(sales, order.id);
  if (status >= 300) throw new TrialStopped(`An order is not converted to an invoice (${refusal})`);
  const { statecode } = await sales.read(order.path, 'statecode');
  return verdict(
    statecode === 4,
    `the order is in state ${String(statecode)}`,
    'The product converts no orders: only the sandbox differs. Report it with this output.',
  );
}

/** What a quote, an order and an invoice take from their customer; nothing of them is written. */
async function initializeFromCustomer({ sales }: Bench): Promise<Finding> {
  const { list, currency } = await setSalesScene(sales);
  const customer = await sales.make('accounts', {
    name: trialName,
    address1_city: 'Portland',
    paymenttermscode: 1,
    'defaultpricelevelid@odata.bind': `/${list.path}`,
    'transactioncurrencyid@odata.bind': currency,
  });
  const findings: Finding[] = [];
  for (const table of ['quote', 'salesorder', 'invoice']) {
    const { status, value, refusal } = await sales.get(
      `InitializeFrom(EntityMoniker=@p1,TargetEntityName=@p2,TargetFieldType=@p3)?@p1={'@odata.id':'${customer.path}'}&@p2='${table}'&@p3=Microsoft.Dynamics.CRM.TargetFieldType'ValidForCreate'`,
    );
    const lacks = [
      ['the customer', value['customerid_account@odata.bind']],
      ['the price list', value['pricelevelid@odata.bind']],
      ['the currency', value['transactioncurrencyid@odata.bind']],
      ['the terms of payment', value.paymenttermscode],
      ['the address to bill', value.billto_city],
      ['the address to ship to', value.shipto_city],
    ].flatMap(([what, given]) => (given === undefined || given === null ? [String(what)] : []));
    findings.push(
      verdict(
        status < 300 && lacks.length === 0,
        status >= 300
          ? `There is no way from a customer to ${table} (${refusal})`
          : `${table} takes ${lacks.length === 0 ? 'all of it' : `all but ${lacks.join(', ')}`}`,
        'Nothing breaks: the product makes no documents in this way. Report it with this output.',
      ),
    );
  }
  return worst(findings);
}
