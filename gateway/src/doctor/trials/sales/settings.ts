import { unknown } from '../../check.ts';
import { readJson } from '../../read-json.ts';
import type { ReadTrial } from '../trial.ts';
import { verdict } from '../verdict.ts';

/** What the one row of organizations tells. */
export const salesSettingTrials: readonly ReadTrial[] = [
  {
    assumption: 'dv-products-created-active',
    how: 'read',
    run: async ({ sales }) => {
      const column = 'createproductswithoutparentinactivestate';
      const { status, rows, refusal } = await readJson(sales, `organizations?$select=${column}`);
      if (status >= 400) return unknown(`The settings cannot be read (${refusal})`);
      const isOn = rows[0]?.[column] === true;
      return verdict(
        isOn,
        `products are created as ${isOn ? 'active' : 'drafts'}`,
        'In System settings > Sales set "Create products in active state" to Yes, or activate each product that arrives.',
      );
    },
  },
  {
    assumption: 'dv-base-currency',
    how: 'read',
    run: async ({ sales }) => {
      const { status, rows, refusal } = await readJson(sales, 'organizations?$select=_basecurrencyid_value');
      const id = rows[0]?._basecurrencyid_value;
      if (status >= 400 || typeof id !== 'string')
        return unknown(`The base currency is not told (${refusal})`);
      const currency = await readJson(
        sales,
        `transactioncurrencies(${id})?$select=isocurrencycode,exchangerate`,
      );
      if (currency.status >= 400) return unknown(`It cannot be read (${currency.refusal})`);
      const { isocurrencycode: code, exchangerate: rate } = currency.value;
      return verdict(
        Number(rate) === 1,
        `${String(code)} with rate ${String(rate)}`,
        'Amounts in the base currency are reckoned by Sales, not by the product: only those of the sandbox differ.',
      );
    },
  },
];
