import { expect } from 'vitest';
import type { Answer } from '../../../../sandbox/src/test-support/call.ts';

/** 500, and what a business rule says in the Infolog of the write. */
export function expectWriteRefused(answer: Answer, rowType: string, says: string | RegExp): void {
  expectRowRefused(answer, `Write failed for table row of type '${rowType}'. Infolog: `, says);
}

/** As `expectWriteRefused`, of a deletion. */
export function expectDeleteRefused(answer: Answer, rowType: string, says: string | RegExp): void {
  expectRowRefused(answer, `Delete failed for table row of type '${rowType}'. Infolog: `, says);
}

function expectRowRefused({ status, json, text }: Answer, head: string, says: string | RegExp): void {
  expect(status, text).toBe(500);
  expect(json.error).toEqual({
    code: '',
    message: 'An error has occurred.',
    innererror: {
      message: expect.stringContaining(head),
      type: 'Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException',
      stacktrace: expect.any(String),
    },
  });
  expect(json.error.innererror?.message).toMatch(says);
}

/** 400: the query or the body is none. */
export function expectBadRequest({ status, json, text }: Answer, says: string | RegExp): void {
  expect(status, text).toBe(400);
  expect(json.error.code).toBe('');
  expect(`${json.error.message} ${json.error.innererror?.message}`).toMatch(says);
}

/** 404 with an error as its body. */
export function expectNotFound({ status, json, text }: Answer): void {
  expect(status, text).toBe(404);
  expect(json.error).toMatchObject({ code: '', message: expect.stringMatching(/./) });
}
