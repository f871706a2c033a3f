import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { type Found, foundBy } from '../support/found-by.ts';
import { createAccount, createContact } from '../support/records.ts';

/**
 * Four accounts that filters tell apart by the last character of their names: 1 above 2 above 3, 4 alone. Ann and Bob are
 * contacts of 1, Cid of 2.
 */
const scene = once(async (service) => {
  const name = (n: number) => `${service.mark} filter ${n}`;
  const account = (n: number, values: object) => createAccount(service, { name: name(n), ...values });
  const one = await account(1, {
    creditlimit: 12_345_678_901.5,
    numberofemployees: 7,
    creditonhold: true,
    customertypecode: 3,
    fax: "O'Neil",
    address1_latitude: 45.5,
  });
  const two = await account(2, {
    creditlimit: 10,
    numberofemployees: 70,
    fax: '100% Card_Board',
    'parentaccountid@odata.bind': `/accounts(${one})`,
  });
  const three = await account(3, {
    creditlimit: 10.01,
    fax: 'MÜLLER [x]',
    telephone1: 'müller [X]',
    'parentaccountid@odata.bind': `/accounts(${two})`,
  });
  const four = await account(4, { numberofemployees: 7, telephone1: 'other', customertypecode: 8 });
  const contact = (lastname: string, jobtitle: string, company: string) =>
    createContact(service, {
      lastname: `${service.mark} ${lastname}`,
      jobtitle,
      'parentcustomerid_account@odata.bind': `/accounts(${company})`,
    });
  const ann = await contact('Ann', 'Buyer', one);
  const bob = await contact('Bob', 'Clerk', one);
  const cid = await contact('Cid', 'Buyer', two);
  await service.patch(`accounts(${two})`, { 'primarycontactid@odata.bind': `/contacts(${ann})` });
  return { one, two, three, four, ann, bob, cid, mark: service.mark };
});

export type FilterScene = Awaited<ReturnType<typeof scene>>;

const found = (service: WireService): Found => ({
  set: 'accounts',
  column: 'name',
  own: `startswith(name,'${service.mark} filter')`,
});

/** The accounts of the scene that meet a filter, as text: `134`. */
export async function accountsThat(
  service: WireService,
  filter: string | ((ids: FilterScene) => string),
  more?: string,
): Promise<string> {
  const ids = await scene(service);
  return foundBy(service, found(service), typeof filter === 'string' ? filter : filter(ids), more);
}
