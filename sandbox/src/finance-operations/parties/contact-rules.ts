import type { StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import type { Behaviour } from '../writing/behaviour.ts';
import { takeNumber } from '../writing/number-sequence.ts';
import { text } from '../writing/values.ts';

/** Contact persons: numbered, of a party of their company, and with a name. */
export const contactBehaviour: Behaviour = {
  defaults(environment, set, given) {
    return {
      ...takeNumber(environment, set, 'contacts', given),
      ...(text(given, 'ContactPersonPartyNumber') === ''
        ? { ContactPersonPartyNumber: String(environment.database.next('partyNumber', 1n)).padStart(9, '0') }
        : {}),
      ...(text(given, 'ContactPersonPartyType') === '' ? { ContactPersonPartyType: 'Person' } : {}),
    };
  },
  consequences(environment, _changed, merged) {
    const names = ['FirstName', 'MiddleName', 'LastName'].map((name) => text(merged, name)).filter(Boolean);
    return { ContactPersonName: names.join(' '), LastEditDateTime: BigInt(environment.now()) };
  },
  check(environment, set, values) {
    if (text(values, 'FirstName') === '' && text(values, 'LastName') === '')
      throw writeFailed(set, "Warning: Field 'Last name' must be filled in.");
    const party = text(values, 'AssociatedPartyNumber');
    if (party === '') throw writeFailed(set, "Warning: Field 'Contact for' must be filled in.");
    if (!isPartyOf(environment, values, party))
      throw writeFailed(
        set,
        `Warning: The value '${party}' in field 'Contact for' is not found in the related table 'Global address book'.`,
      );
  },
};

/** Whether a customer of the company is that party. */
function isPartyOf(environment: Environment, { dataAreaId = '' }: StoredValues, party: string): boolean {
  const key = { dataAreaId, PartyNumber: party };
  return environment.store('CustomersV3').findByKey(key, []) !== undefined;
}
