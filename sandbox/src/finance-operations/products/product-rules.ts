import { everyRow } from '../../filter/to-sql.ts';
import { writeFailed } from '../errors.ts';
import type { Behaviour } from '../writing/behaviour.ts';
import { text } from '../writing/values.ts';
import { changeIfThere, pick } from './shown-columns.ts';

/** A product of all companies; what it is called shows in every company that has released it. */
export const productBehaviour: Behaviour = {
  check(_environment, set, values) {
    if (text(values, 'ProductName') === '')
      throw writeFailed(set, "Warning: Field 'Product name' must be filled in.");
  },
  written(environment, values, changed) {
    if (changed.ProductName === undefined && changed.ProductDescription === undefined) return;
    const shown = pick(values, ['ProductName', 'ProductDescription', 'ProductType']);
    for (const { values: company } of environment.store('LegalEntities').find({ where: everyRow }))
      changeIfThere(environment, 'SellableReleasedProducts', {
        key: { dataAreaId: company.LegalEntityId ?? '', ProductNumber: values.ProductNumber ?? '' },
        values: shown,
      });
  },
};
