import { encodeSortable } from '../../edm/decimal.ts';
import { entitySetOf, propertyOf } from '../../model/model.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { businessError } from '../behaviour/business-error.ts';
import { insertComputed, lookedUp, recordsBelow } from '../behaviour/computed.ts';

/** A unit group brings its base unit along. */
export const unitGroupBehaviour: Behaviour = {
  check(_organization, values, before, by) {
    if (by === 'client' && before === undefined && (values.baseuomname ?? null) === null)
      throw businessError('baseUnitNameMissing');
  },
  written(organization, values, before) {
    if (before !== undefined || typeof values.baseuomname !== 'string') return;
    const { scale } = propertyOf(entitySetOf(organization.model, 'uoms'), 'quantity');
    insertComputed(organization, 'uoms', {
      name: values.baseuomname,
      quantity: encodeSortable(10n ** BigInt(scale), scale),
      isschedulebaseuom: 1n,
      _uomscheduleid_value: values.uomscheduleid ?? null,
    });
  },
};

/** Units belong to a group; the first one is its base, and stays as long as the group does. */
export const unitBehaviour: Behaviour = {
  consequences: (organization, values) => {
    const others = recordsBelow(organization, 'uoms', '_uomscheduleid_value', values._uomscheduleid_value);
    const isBase = others.every((unit) => unit.values.uomid === values.uomid);
    return { isschedulebaseuom: values.isschedulebaseuom === 1n || isBase ? 1n : 0n };
  },
  check(organization, values) {
    const base = lookedUp(organization, 'uoms', values._baseuom_value);
    if (base && base.values._uomscheduleid_value !== values._uomscheduleid_value)
      throw businessError('baseUnitOfOtherGroup');
  },
  checkRemoval(_organization, { values }, by) {
    if (by === 'client' && values.isschedulebaseuom === 1n) throw businessError('baseUnitNotDeletable');
  },
};
