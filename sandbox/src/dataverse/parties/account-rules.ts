import type { Stored } from '../../edm/stored.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { composeAddress } from '../behaviour/address.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { businessError } from '../behaviour/business-error.ts';
import { nextP2cNumber } from '../behaviour/numbering.ts';
import type { Organization } from '../organization.ts';

const parent = '_parentaccountid_value';

/** Accounts: numbered by Prospect to cash, with the readable forms of their addresses, in a hierarchy without loops. */
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
  check(organization, values, before) {
    if (values[parent] !== before?.[parent]) requireNoLoop(organization, values);
  },
};

/** Throws when an account would stand above itself. A loop that is there from earlier times is not walked twice. */
function requireNoLoop(organization: Organization, { accountid, [parent]: above }: StoredValues): void {
  const store = organization.store('accounts');
  const met = new Set<Stored>();
  for (let id = above ?? null; id !== null && !met.has(id); ) {
    if (id === accountid) throw businessError('accountLoop');
    met.add(id);
    id = store.findByKey({ accountid: id }, [parent])?.values[parent] ?? null;
  }
}

const accountNumbers = {
  entitySet: 'accounts',
  property: 'accountnumber',
  prefix: 'ACC',
  counter: 'accountNumber',
};
