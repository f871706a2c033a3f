import type { Row } from '../../../../sandbox/src/test-support/call.ts';
import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { anyRow } from './read.ts';

/** The default company of the caller: what a list without `cross-company=true` is restricted to. */
export const defaultCompany = once(async (service) => {
  const { json } = await service.get('CustomerGroups?$select=dataAreaId&$top=1');
  return String(json.value[0]?.dataAreaId);
});

/** A customer group of a company that is not the default one. */
export const foreignGroup = once(
  async (service): Promise<Row> =>
    anyRow(service, 'CustomerGroups', { $filter: `dataAreaId ne '${await defaultCompany(service)}'` }),
);
/** The key of that group. */
export const foreignKey = async (service: WireService) => {
  const { dataAreaId, CustomerGroupId } = await foreignGroup(service);
  return `CustomerGroups(dataAreaId='${dataAreaId}',CustomerGroupId='${CustomerGroupId}')`;
};
