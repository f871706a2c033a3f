import type { Finding } from '../../check.ts';
import type { Bench } from '../bench.ts';
import type { WriteTrial } from '../trial.ts';
import { TrialStopped } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { asRefused, verdict } from '../verdict.ts';
import { productLine, setSalesScene } from './scene.ts';

/** Products, their units and prices. */
export const salesProductTrials: readonly WriteTrial[] = [
  {
    assumption: 'dv-product-number-unique',
    how: 'write',
    run: async ({ sales }) => {
      const { product, unit, currency } = await setSalesScene(sales);
      const { productnumber, _defaultuomscheduleid_value: group } = product.values;
      const answer = await sales.post('products', {
        name: trialName,
        productnumber,
        quantitydecimal: 1,
        'defaultuomscheduleid@odata.bind': `/uomschedules(${String(group)})`,
        'defaultuomid@odata.bind': `/uoms(${unit})`,
        'transactioncurrencyid@odata.bind': currency,
      });
      return asRefused(answer, {
        otherwise: 'A second product with the same number is taken.',
        mend: 'Add an alternate key on productnumber to product: sync would take one of two products with a number.',
      });
    },
  },
  {
    assumption: 'dv-product-not-active',
    how: 'write',
    run: async ({ sales }) => {
      const scene = await setSalesScene(sales);
      const retired = await sales.patch(scene.product.path, { statecode: 1, statuscode: 2 });
      if (retired.status >= 300) throw new TrialStopped(`A product cannot be retired (${retired.refusal})`);
      const quote = await scene.document('quotes');
      const answer = await sales.post('quotedetails', {
        'quoteid@odata.bind': `/${quote.path}`,
        ...productLine(scene),
      });
      return asRefused(answer, {
        words: '0x80040224',
        otherwise: 'A line with a retired product is taken.',
        mend: 'Nothing breaks: the code is shown as it comes. Report it, so that the sandbox is corrected.',
      });
    },
  },
  { assumption: 'dv-price-list-currency', how: 'write', run: priceListCurrency },
  { assumption: 'dv-p2c-item-unit', how: 'write', run: itemUnit },
];

async function priceListCurrency({ sales }: Bench): Promise<Finding> {
  const scene = await setSalesScene(sales);
  const base = /\((.*)\)/.exec(scene.currency)?.[1];
  const { rows } = await sales.get(
    `transactioncurrencies?$select=transactioncurrencyid&$filter=transactioncurrencyid ne ${base}&$top=1`,
  );
  const other = rows[0]?.transactioncurrencyid;
  if (other === undefined) throw new TrialStopped('There is one currency only: nothing can differ.');
  const answer = await sales.post('quotes', {
    name: trialName,
    'customerid_account@odata.bind': `/${scene.account.path}`,
    'pricelevelid@odata.bind': `/${scene.list.path}`,
    'transactioncurrencyid@odata.bind': `/transactioncurrencies(${String(other)})`,
  });
  return asRefused(answer, {
    words: '0x80048cf6',
    otherwise: 'A quote in another currency than its price list is taken.',
    mend: 'Amounts of such quotes are carried over in the currency of the quote: check them.',
  });
}

async function itemUnit({ sales }: Bench): Promise<Finding> {
  const { product, unit } = await setSalesScene(sales);
  const items = async () => {
    const { rows } = await sales.get(
      `productpricelevels?$select=_uomid_value&$filter=_productid_value eq ${product.id}`,
    );
    return rows.map(({ _uomid_value: id }) => id);
  };
  if ((await items()).length === 0)
    throw new TrialStopped('A new product has no price list item: the P2C solution does not keep any here.');
  const dozen = await sales.make('uoms', {
    name: `${trialName} dozen`,
    quantity: 12,
    'uomscheduleid@odata.bind': `/uomschedules(${String(product.values._defaultuomscheduleid_value)})`,
    'baseuom@odata.bind': `/uoms(${unit})`,
  });
  const { status, refusal } = await sales.patch(product.path, {
    'defaultuomid@odata.bind': `/${dozen.path}`,
  });
  if (status >= 300) throw new TrialStopped(`The unit of a product cannot be changed (${refusal})`);
  const units = await items();
  const moved = units.length === 1 && units[0] === dozen.id;
  // Else the unit is held by the product and cannot be deleted.
  await sales.patch(product.path, { 'defaultuomid@odata.bind': `/uoms(${unit})` });
  return verdict(
    moved,
    moved
      ? 'the one item has the new unit'
      : `The product has ${units.length} items, of which ${units.filter((id) => id === dozen.id).length} has the new unit.`,
    'After a change of the unit, look at the price list items of the product.',
  );
}
