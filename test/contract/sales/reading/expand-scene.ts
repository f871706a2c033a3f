import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { createAccount, createContact, read } from '../support/records.ts';

/** A company with its primary contact Jim, and Kim beside him; below a holding. */
export const scene = once(async (service) => {
  const holding = await createAccount(service, { name: `${service.mark} holding` });
  const company = await createAccount(service, {
    name: `${service.mark} company`,
    'parentaccountid@odata.bind': `/accounts(${holding})`,
  });
  const contact = (lastname: string) =>
    createContact(service, {
      firstname: 'A',
      lastname: `${service.mark} ${lastname}`,
      'parentcustomerid_account@odata.bind': `/accounts(${company})`,
    });
  const [jim, kim] = [await contact('Jim'), await contact('Kim')];
  await service.patch(`accounts(${company})`, { 'primarycontactid@odata.bind': `/contacts(${jim})` });
  return { holding, company, jim, kim };
});

/** A row of the scene with what is expanded. */
export async function expanded(service: WireService, expand: string, of: 'company' | 'holding' = 'company') {
  const ids = await scene(service);
  const row = await read(service, `accounts(${ids[of]})?$select=name&$expand=${expand}`);
  return { ids, row };
}
