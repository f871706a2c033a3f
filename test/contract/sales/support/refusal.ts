import { expect } from 'vitest';
import type { Answer } from '../../../../sandbox/src/test-support/call.ts';

/** An answer is an error of Dataverse: its status, its code, and its message to the letter or by a pattern. */
export function expectRefusal(answer: Answer, status: number, code: string, message?: string | RegExp): void {
  expect(answer.json.error?.code, answer.text).toBe(code);
  expect(answer.status, answer.text).toBe(status);
  if (typeof message === 'string') expect(answer.json.error.message).toBe(message);
  else if (message !== undefined) expect(answer.json.error.message).toMatch(message);
}

/** An option or a query that Dataverse refuses as such. */
export const expectNotSupported = (answer: Answer, message?: string | RegExp): void =>
  expectRefusal(answer, 400, '0x80060888', message);
