import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { create, read, rows } from '../support/records.ts';
import { catalogue as makeCatalogue } from './scene.ts';

const unitSource = 'Learn: uomschedule table/entity reference';

/** Units and price list items. */
export const unitsAndPrices: Chapter = {
  title: 'units and price list items',
  cases: [
    {
      fact: 'A unit group comes with its base unit',
      source: unitSource,
      async run(service) {
        const group = await create(service, 'uomschedules', {
          name: `${service.mark} boxes`,
          baseuomname: 'box',
        });
        const units = await rows(
          service,
          `uoms?$select=name,quantity,isschedulebaseuom&$filter=_uomscheduleid_value eq ${group}`,
        );
        expect(units).toMatchObject([{ name: 'box', quantity: 1, isschedulebaseuom: true }]);
      },
    },
    {
      fact: 'A unit is so many of a unit of its group',
      source: 'Learn: uom table/entity reference',
      async run(service) {
        const group = await create(service, 'uomschedules', {
          name: `${service.mark} packs`,
          baseuomname: 'one',
        });
        const [base] = await rows(service, `uoms?$select=name&$filter=_uomscheduleid_value eq ${group}`);
        const unit = await create(service, 'uoms', {
          name: `${service.mark} dozen`,
          quantity: 12,
          'uomscheduleid@odata.bind': `/uomschedules(${group})`,
          'baseuom@odata.bind': `/uoms(${base?.uomid})`,
        });
        expect(await read(service, `uoms(${unit})`)).toMatchObject({
          quantity: 12,
          _baseuom_value: base?.uomid,
          isschedulebaseuom: false,
        });
      },
    },
    {
      fact: 'A price list item knows the number of its product',
      source: 'Learn: productpricelevel table/entity reference',
      async run(service) {
        const { speaker, list } = await makeCatalogue(service);
        const { productnumber } = await read(service, `products(${speaker})?$select=productnumber`);
        const items = await rows(
          service,
          `productpricelevels?$select=productnumber&$filter=_productid_value eq ${speaker} and _pricelevelid_value eq ${list}`,
        );
        expect(items).toMatchObject([{ productnumber }]);
      },
    },
  ],
};
