import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { createdId, newNumber } from '../support/records.ts';
import { sources } from '../support/sources.ts';

type Values = (service: WireService) => object;

const accepted = (fact: string, set: string, values: Values): ContractCase => ({
  fact,
  source: sources.tables,
  assumption: 'dv-required-level',
  async run(service) {
    const answer = await service.post(set, values(service));
    expect(answer.status, answer.text).toBe(204);
    service.keep(`${set}(${createdId(answer)})`);
  },
});

const refused = (fact: string, set: string, values: Values, column: RegExp): ContractCase => ({
  fact,
  source: sources.tables,
  assumption: 'dv-required-level',
  async run(service) {
    const { status, json, text } = await service.post(set, values(service));
    expect(status, text).toBe(400);
    expect(json.error.message).toMatch(column);
  },
});

/** What must be sent: only what the platform itself requires, and does not fill in. */
export const requiredLevels: Chapter = {
  title: 'required columns',
  cases: [
    accepted('An account needs no name: that is a rule of the forms', 'accounts', (service) => ({
      fax: service.mark,
    })),
    accepted('A contact needs no last name', 'contacts', (service) => ({ firstname: service.mark })),
    accepted('A quote needs no customer, price list or name', 'quotes', (service) => ({
      description: service.mark,
    })),
    accepted('A price list needs a name only', 'pricelevels', (service) => ({
      name: `${service.mark} list`,
    })),
    accepted('A unit group needs a name and the name of its base unit only', 'uomschedules', (service) => ({
      name: `${service.mark} group`,
      baseuomname: 'ea',
    })),
    refused(
      'A product needs a number',
      'products',
      (service) => ({ name: `${service.mark} product` }),
      /productnumber|product number|Product ID/i,
    ),
    refused('A line of a quote needs its quote', 'quotedetails', () => ({ quantity: 1 }), /quoteid/i),
    refused(
      'A line of an order needs its order',
      'salesorderdetails',
      () => ({ quantity: 1 }),
      /salesorderid/i,
    ),
    refused(
      'A line of an invoice needs its invoice',
      'invoicedetails',
      () => ({ quantity: 1 }),
      /invoiceid/i,
    ),
    refused(
      'A unit needs its group',
      'uoms',
      (service) => ({ name: `${newNumber(service)}`, quantity: 1 }),
      /uomscheduleid/i,
    ),
    refused(
      'A price list item needs its price list, product and unit',
      'productpricelevels',
      () => ({ amount: 1 }),
      /pricelevelid|productid|uomid/i,
    ),
    refused('A unit group needs a name', 'uomschedules', () => ({}), /name/i),
    refused('A price list needs a name', 'pricelevels', () => ({}), /name/i),
    refused(
      'A currency needs its code, name, symbol, rate and precision',
      'transactioncurrencies',
      () => ({ currencyname: 'x' }),
      /isocurrencycode|currencysymbol|exchangerate|currencyprecision/i,
    ),
  ],
};
