import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { type Made, make } from './make.ts';
import { nextName } from './names.ts';
import { referenceData } from './reference-data.ts';

/** The least that a customer is made of, with a number of its own. */
export async function customerBody(service: WireService, changes: object = {}): Promise<object> {
  const { group, currency } = await referenceData(service);
  const CustomerAccount = nextName(service, 'C');
  return {
    dataAreaId: service.company,
    CustomerAccount,
    CustomerGroupId: group,
    SalesCurrencyCode: currency,
    OrganizationName: `Customer ${CustomerAccount}`,
    PartyType: 'Organization',
    ...changes,
  };
}

export const makeCustomer = async (
  service: WireService,
  changes: object = {},
  options: { stays?: boolean } = {},
): Promise<Made> => make(service, 'CustomersV3', await customerBody(service, changes), options);

/** The customer of documents that need any; with a place to ship from. */
export const buyer = once((service) => makeBuyer(service, false));

/** The customer of documents that are posted, and cannot be deleted any more. */
export const lastingBuyer = once((service) => makeBuyer(service, true));

async function makeBuyer(service: WireService, stays: boolean): Promise<string> {
  const { site, warehouse } = await referenceData(service);
  const { row } = await makeCustomer(service, { SiteId: site, WarehouseId: warehouse }, { stays });
  return String(row.CustomerAccount);
}
