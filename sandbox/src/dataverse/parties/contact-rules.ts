import type { StoredValues } from '../../store/record-store.ts';
import { composeAddress } from '../behaviour/address.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { lookedUp } from '../behaviour/computed.ts';
import { nextP2cNumber } from '../behaviour/numbering.ts';

/** Contacts: a full name, a number by Prospect to cash, and whether the company is an account. */
export const contactBehaviour: Behaviour = {
  defaults: (organization, given) => ({
    ...(organization.options.p2cNumbers && given.msdynce_contactnumber === undefined
      ? { msdynce_contactnumber: nextP2cNumber(organization, contactNumbers) }
      : {}),
    address1_addressid: crypto.randomUUID(),
    address2_addressid: crypto.randomUUID(),
    address3_addressid: crypto.randomUUID(),
  }),
  consequences: (organization, values) => {
    const parentId = values._parentcustomerid_value ?? null;
    const isAccount = lookedUp(organization, 'accounts', parentId) !== undefined;
    return {
      fullname: fullName(values),
      _accountid_value: isAccount ? parentId : null,
      _parentcontactid_value: isAccount ? null : parentId,
      msdynce_iscompanyanaccount: isAccount ? 1n : 0n,
      address1_composite: composeAddress('address1', values),
      address2_composite: composeAddress('address2', values),
      address3_composite: composeAddress('address3', values),
    };
  },
};

const contactNumbers = {
  entitySet: 'contacts',
  property: 'msdynce_contactnumber',
  prefix: 'CON',
  counter: 'contactNumber',
};

/** First, middle and last name, as the platform joins them by default. */
function fullName({ firstname, middlename, lastname }: StoredValues): string | null {
  const name = [firstname, middlename, lastname].filter((part) => typeof part === 'string').join(' ');
  return name === '' ? null : name.slice(0, 160);
}
