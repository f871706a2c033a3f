import type { StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import type { Behaviour } from '../writing/behaviour.ts';
import { takeNumber } from '../writing/number-sequence.ts';

/** Contact persons: numbered, of a party of their company, and with a name. */
export const contactBehaviour: Behaviour = {
  defaults(environment, set, given) {
    const number = takeNumber(
      environment,
      {
        set,
        property: 'ContactPersonId',
        label: 'Contact person',
        isManualAllowed: environment.options.manualContactNumbers ?? true,
        format: (next) => `C${String(next).padStart(6, '0')}`,
      },
      given,
    );
    return {
      ContactPersonId: number,
      ...(text(given, 'ContactPersonPartyNumber') === ''
        ? { ContactPersonPartyNumber: String(environment.database.next('partyNumber', 1n)).padStart(9, '0') }
        : {}),
      ...(text(given, 'ContactPersonPartyType') === '' ? { ContactPersonPartyType: 'Person' } : {}),
    };
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

const text = (values: StoredValues, name: string): string => String(values[name] ?? '');
