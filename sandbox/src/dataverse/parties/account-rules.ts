import { composeAddress } from '../behaviour/address.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { nextP2cNumber } from '../behaviour/numbering.ts';

/** Accounts: numbered by Prospect to cash, with the readable forms of their addresses. */
export const accountBehaviour: Behaviour = {
  defaults: (organization, given) => ({
    ...(organization.options.p2cNumbers && given.accountnumber === undefined
      ? { accountnumber: nextP2cNumber(organization, accountNumbers) }
      : {}),
    address1_addressid: crypto.randomUUID(),
    address2_addressid: crypto.randomUUID(),
  }),
  consequences: (_organization, values) => ({
    address1_composite: composeAddress('address1', values),
    address2_composite: composeAddress('address2', values),
  }),
};

const accountNumbers = {
  entitySet: 'accounts',
  property: 'accountnumber',
  prefix: 'ACC',
  counter: 'accountNumber',
};
