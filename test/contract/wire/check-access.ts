import type { WireService } from './wire-service.ts';

/** Throws where the environment does not let the application in, or knows no such company: no case could say more. */
export async function checkAccess({ system, root, company, get }: WireService): Promise<void> {
  const isSales = system === 'SALES';
  const path = isSales
    ? 'WhoAmI'
    : `LegalEntities?$filter=LegalEntityId eq '${company}'&$select=LegalEntityId&$count=true`;
  const { status, text, json } = await get(path);
  if (status !== 200) throw new Error(`${root}${path} was answered ${status}: ${text.slice(0, 300)}`);
  if (!isSales && json.value.length === 0)
    throw new Error(`${root} knows no company '${company}': set P2C_CONTRACT_COMPANY.`);
}
