import { describe, expect, it } from 'vitest';
import type { EntityKey } from '../entity-key.ts';
import { dataverseModel, financeOperationsModel } from '../test-support/clients.ts';
import type { Dialect } from './dialect.ts';
import { dialects } from './dialects.ts';
import { readErrorBody } from './error-body.ts';

const { dataverse, 'finance-operations': financeOperations } = dialects;
const id = '60c4e274-dc8f-eb11-b1ac-000d3a8c9f30';
const other = '11111111-dc8f-eb11-b1ac-000d3a8c9f30';
const account = dataverseModel.entitySets.get('accounts');
const customer = financeOperationsModel.entitySets.get('CustomersV3');
const guid: EntityKey = { kind: 'guid', value: id };
const alternate: EntityKey = { kind: 'alternate', parts: { accountnumber: 'A' } };
const composite: EntityKey = { kind: 'composite', parts: { dataAreaId: 'usmf', CustomerAccount: 'A' } };

function classify(dialect: Dialect, status: number, error: object, key?: EntityKey) {
  const answer = { status, headers: {}, body: JSON.stringify({ error }) };
  const type = dialect === dataverse ? account : customer;
  return dialect.classifyRefusal(answer, readErrorBody(answer), { type, ...(key ? { key } : {}) });
}

describe('a write that Dataverse refuses', () => {
  const stale = "The version of the existing record doesn't match the RowVersion property provided.";
  const tooLong =
    "A validation error occurred. The length of the 'name' attribute of the 'account' entity exceeded the maximum allowed length of '160'.";
  it.each<[string, number, string, string, EntityKey | undefined, object | undefined]>([
    ['a stale version', 412, '0x80060882', stale, guid, { kind: 'precondition-failed' }],
    [
      'a record that exists',
      412,
      '0x80040237',
      'A record with matching key values already exists.',
      undefined,
      { kind: 'duplicate' },
    ],
    ['a taken alternate key', 412, '0x80060892', 'x', guid, { kind: 'duplicate' }],
    ['a duplicate rule', 412, '0x80040333', 'x', undefined, { kind: 'duplicate' }],
    [
      'a missing record',
      404,
      '0x80040217',
      `account With Id = ${id} Does Not Exist`,
      guid,
      { kind: 'not-found' },
    ],
    [
      'a missing record, in other words',
      404,
      '0x80040217',
      `Entity 'account' With Id = ${id.toUpperCase()} Does Not Exist`,
      guid,
      { kind: 'not-found' },
    ],
    [
      'a missing record by number',
      404,
      '0x80060891',
      'A record with the specified key values does not exist in account entity',
      alternate,
      { kind: 'not-found' },
    ],
    [
      'a missing lookup on create',
      404,
      '0x80040217',
      `transactioncurrency With Id = ${other} Does Not Exist`,
      undefined,
      { kind: 'rejected', missingReference: true, code: '0x80040217' },
    ],
    [
      'a missing lookup on update',
      404,
      '0x80040217',
      `transactioncurrency With Ids = ${other} Do Not Exist`,
      guid,
      { kind: 'rejected', missingReference: true },
    ],
    [
      'a missing parent of the same table',
      404,
      '0x80040217',
      `account With Id = ${other} Does Not Exist`,
      guid,
      { kind: 'rejected', missingReference: true },
    ],
    [
      'a missing lookup by key',
      404,
      '0x80060891',
      'A record with the specified key values does not exist in transactioncurrency entity',
      alternate,
      { kind: 'rejected', missingReference: true },
    ],
    [
      'too long a text',
      400,
      '0x80044331',
      tooLong,
      guid,
      { kind: 'rejected', code: '0x80044331', property: 'name' },
    ],
    [
      'a value out of range',
      400,
      '0x80044330',
      "A validation error occurred.  The value -1 of 'creditlimit' on record of type 'account' is outside the valid range.",
      guid,
      { kind: 'rejected', property: 'creditlimit' },
    ],
    ['a plug-in', 400, '0x80040265', 'No.', guid, { kind: 'rejected', code: '0x80040265', message: 'No.' }],
    ['an operation that is not allowed', 405, '0x80040224', 'No.', guid, { kind: 'rejected' }],
    [
      'an entity set that is not there',
      404,
      '0x8006088a',
      "Resource not found for the segment 'acounts'.",
      undefined,
      undefined,
    ],
    ['a missing privilege', 403, '0x80040220', 'Principal user is missing prvWriteAccount.', guid, undefined],
    ['a server error', 500, '', 'x', guid, undefined],
  ])('for %s', (_what, status, code, message, key, expected) => {
    const outcome = classify(dataverse, status, { code, message }, key);
    if (expected === undefined) expect(outcome).toBeUndefined();
    else expect(outcome).toMatchObject(expected);
  });
});

describe('a write that F&O refuses', () => {
  const exception = 'Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException';
  const writeFailed = (infolog: string) => ({
    code: '',
    message: 'An error has occurred.',
    innererror: {
      message: `Write failed for table row of type 'CustCustomerV3Entity'. Infolog: ${infolog}.`,
      type: exception,
    },
  });
  it.each<[string, number, object, EntityKey | undefined, object | undefined]>([
    [
      'a record that exists',
      500,
      writeFailed(
        'Info: Cannot create a record in Customers (CustTable). Customer account: A.\nThe record already exists.',
      ),
      undefined,
      { kind: 'duplicate', message: expect.stringMatching(/^Cannot create a record/) },
    ],
    [
      'a value that is in no related table',
      500,
      writeFailed(
        "Error: The value 'X' in field 'Customer group' is not found in the related table 'Customer groups'",
      ),
      composite,
      {
        kind: 'rejected',
        missingReference: true,
        property: 'Customer group',
        message: expect.stringMatching(/^The value 'X'/),
      },
    ],
    [
      'a business rule',
      500,
      writeFailed('Error: Credit limit must be positive'),
      composite,
      { kind: 'rejected', message: 'Credit limit must be positive.' },
    ],
    [
      'a business rule that only the exception tells',
      500,
      { code: '', message: 'An error has occurred.', innererror: { message: 'No.', type: exception } },
      composite,
      { kind: 'rejected', message: 'No.' },
    ],
    ['a body that it cannot read', 400, { code: '', message: 'No.' }, undefined, { kind: 'rejected' }],
    ['a stale version', 412, { code: '', message: 'No.' }, composite, { kind: 'precondition-failed' }],
    [
      'a missing record',
      404,
      { code: '', message: 'No resources were found when selecting for update.' },
      composite,
      { kind: 'not-found' },
    ],
    [
      'an entity set that is not there',
      404,
      { code: '', message: "No HTTP resource was found that matches the request URI 'x'." },
      undefined,
      undefined,
    ],
    ['a defect of the service', 500, { code: '', message: 'An error has occurred.' }, composite, undefined],
    ['a missing privilege', 403, { code: '', message: 'Access denied.' }, composite, undefined],
  ])('for %s', (_what, status, error, key, expected) => {
    const outcome = classify(financeOperations, status, error, key);
    if (expected === undefined) expect(outcome).toBeUndefined();
    else expect(outcome).toMatchObject(expected);
  });
});

describe('an error body', () => {
  it.each([
    ['', 'Status 502 without a body'],
    ['<html>Bad gateway</html>', '<html>Bad gateway</html>'],
    ['{"error":null}', '{"error":null}'],
    ['{"error":{}}', 'Status 502'],
    ['null', 'null'],
    ['{"error":{"code":7,"message":["x"]}}', 'Status 502'],
    ['x'.repeat(1_000), 'x'.repeat(200)],
  ])('that is none of the system is shown as it came: %s', (body, message) => {
    expect(readErrorBody({ status: 502, body })).toEqual({ code: '', message });
  });
});
