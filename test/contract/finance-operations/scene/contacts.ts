import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { makeCustomer } from './customers.ts';
import { type Made, make } from './make.ts';
import { nextName } from './names.ts';

/** The party of a customer that contact persons belong to. */
export const employer = once(
  async (service): Promise<string> => String((await makeCustomer(service)).row.PartyNumber),
);

/** The least that a contact person is made of, with a number of its own. */
export const contactBody = async (service: WireService, changes: object = {}): Promise<object> => ({
  dataAreaId: service.company,
  ContactPersonId: nextName(service, 'K'),
  FirstName: 'Maria',
  LastName: 'Campbell',
  AssociatedPartyNumber: await employer(service),
  ...changes,
});

export const makeContact = async (service: WireService, changes: object = {}): Promise<Made> =>
  make(service, 'CDSContactsV2', await contactBody(service, changes));
