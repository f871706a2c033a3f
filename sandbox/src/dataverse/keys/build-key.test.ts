import { readModel } from '@p2c/models';
import { expect, it } from 'vitest';
import { parseModel } from '../../model/parse-model.ts';
import { openDatabase } from '../../store/database.ts';
import { openOrganization } from '../organization.ts';
import { readAddedKeys, writeAddedKeys } from './added-keys.ts';
import { buildPendingKeys } from './build-key.ts';

it('A key whose index cannot be built has failed, and those after it are built', async () => {
  const database = openDatabase(undefined);
  const organization = openOrganization(parseModel(readModel('dataverse')), database, {
    p2cNumbers: true,
    deltaTokenLifetimeSeconds: 60,
  });
  const key = (id: string, entitySet: string, column: string) =>
    ({ id, entitySet, schemaName: id, columns: [column], status: 'Pending' }) as const;
  writeAddedKeys(database, [key('broken', 'accounts', 'gone'), key('whole', 'accounts', 'fax')]);
  await buildPendingKeys(organization);
  expect(readAddedKeys(database).map(({ id, status }) => [id, status])).toEqual([
    ['broken', 'Failed'],
    ['whole', 'Active'],
  ]);
  database.close();
});
