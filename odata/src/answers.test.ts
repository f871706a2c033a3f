import { describe, expect, it } from 'vitest';
import { brokenRequest, createAnswerReader } from './answers.ts';
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

describe('an answer that is none of the system', () => {
  const broken = (status: number, body: string) =>
    brokenRequest({ status, headers: {}, body }, { now: 0, mayHaveCommitted: false });

  it('is told without the page of whatever stands in between; the page is the cause', () => {
    const error = broken(403, '<html>squid at 10.0.0.7 refused</html>');
    expect(error).toMatchObject({ code: 'PERMISSION', status: 403, serviceCode: undefined });
    expect(error.message).toBe('Expected an answer of the system, got status 403 with a page.');
    expect(error.cause).toEqual(new Error('<html>squid at 10.0.0.7 refused</html>'));
  });

  it.each([
    ['{"error":{"code":"0x1","message":"Not yours."}}', 'Not yours.'],
    ['', 'Status 403 without a body'],
  ])('is told from a refusal of the system itself: %s', (body, message) => {
    expect(broken(403, body)).toMatchObject({ code: 'PERMISSION', message });
  });
});
