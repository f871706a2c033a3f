import { encodeSortable } from '../edm/decimal.ts';
import { entitySetOf, propertyOf } from '../model/model.ts';
import type { Behaviour } from './behaviour.ts';
import { recordsBelow } from './computed.ts';

/** A unit group brings its base unit along. */
export const unitGroupBehaviour: Behaviour = {
  written(organization, values, before) {
    if (before !== undefined || typeof values.baseuomname !== 'string') return;
    const { scale } = propertyOf(entitySetOf(organization.model, 'uoms'), 'quantity');
    const version = organization.nextVersion();
    organization.store('uoms').insert(
      {
        uomid: crypto.randomUUID(),
        name: values.baseuomname,
        organizationid: organization.organizationId,
        quantity: encodeSortable(10n ** BigInt(scale), scale),
        isschedulebaseuom: 1n,
        _uomscheduleid_value: values.uomscheduleid ?? null,
        createdon: values.createdon ?? null,
        modifiedon: values.modifiedon ?? null,
        versionnumber: version,
      },
      version,
    );
  },
};

/** Units belong to a group; the first one is its base. */
export const unitBehaviour: Behaviour = {
  consequences: (organization, values) => {
    const others = recordsBelow(organization, 'uoms', '_uomscheduleid_value', values._uomscheduleid_value);
    const isBase = others.every((unit) => unit.values.uomid === values.uomid);
    return { isschedulebaseuom: values.isschedulebaseuom === 1n || isBase ? 1n : 0n };
  },
};
