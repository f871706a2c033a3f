import type { Organization } from '../organization.ts';
import type { Item } from './item.ts';

const secondsOfDay = 86_400;

/** The one row of `organizations`, as far as a client looks into the settings. */
export function organizationRow(organization: Organization): Item {
  const { organizationId, options } = organization;
  return {
    key: 'organizationid',
    values: {
      '@odata.etag': 'W/"1000000"',
      organizationid: organizationId,
      name: 'sandbox',
      languagecode: 1033,
      localeid: 1033,
      weekstartdaycode: 0,
      expirechangetrackingindays: Math.max(1, Math.floor(options.deltaTokenLifetimeSeconds / secondsOfDay)),
      createproductswithoutparentinactivestate: options.productsCreatedActive ?? true,
      oobpricecalculationenabled: options.systemPricing ?? true,
      discountcalculationmethod: (options.discountCalculation ?? 'line-item') === 'line-item' ? 0 : 1,
      _basecurrencyid_value: organization.baseCurrencyId() ?? null,
    },
  };
}
