import { describe, expect, it } from 'vitest';
import { createAnswerReader } from './answers.ts';
import { dialects } from './dialects/dialects.ts';
import { dataverseModel } from './test-support/clients.ts';

const id = '60c4e274-dc8f-eb11-b1ac-000d3a8c9f30';
const reader = createAnswerReader({
  model: dataverseModel,
  serviceRoot: 'https://org.crm.dynamics.com/api/data/v9.2/',
  dialect: dialects.dataverse,
});
const changes = (...value: object[]) =>
  reader.changes({ status: 200, headers: {}, body: JSON.stringify({ value }) }, undefined);

describe('a deleted record among changes', () => {
  it.each([
    ['its reason', { id, reason: 'deleted' }],
    [
      'its context',
      { '@odata.context': 'https://org.crm.dynamics.com/x/$metadata#accounts/$deletedEntity', id },
    ],
  ])('is known by %s alone', (_mark, entry) => {
    expect(changes(entry)).toEqual({ changed: [], deleted: [id] });
  });

  it('is told from a record whose own columns look alike', () => {
    const record = { accountid: id, name: 'deleted', description: '$deletedEntity' };
    expect(changes(record)).toEqual({ changed: [record], deleted: [] });
  });
});
