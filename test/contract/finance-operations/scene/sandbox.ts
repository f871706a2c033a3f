import { expect } from 'vitest';
import type { Answer, JsonAnswer } from '../../../../sandbox/src/test-support/call.ts';
import type { WireService } from '../../wire/wire-service.ts';

/** A request to what the sandbox alone offers: its set-up, and what people do in the client of F&O. */
export async function admin(
  service: WireService,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  service.sandbox();
  return service.send(method, new URL(`/__sandbox/${path}`, service.root).href, {}, body);
}

/** As `admin`, of what must succeed: the body of the answer. */
export async function adminDone(
  service: WireService,
  method: string,
  path: string,
  body?: object,
): Promise<JsonAnswer> {
  const { status, json, text } = await admin(service, method, path, body);
  expect(status, `${method} ${path}: ${text}`).toBe(200);
  return json;
}

/** A step that a person takes with a document in the client of F&O. */
export const step = (
  service: WireService,
  kind: 'quotation' | 'order',
  number: string,
  name: string,
  more: object = {},
): Promise<JsonAnswer> =>
  adminDone(service, 'POST', kind === 'order' ? 'sales-orders' : 'quotations', {
    number,
    step: name,
    ...more,
  });

/** Runs with other settings of the environment, and puts back those of before. */
export async function withSettings(
  service: WireService,
  changes: object,
  run: () => Promise<void>,
): Promise<void> {
  const before = await adminDone(service, 'GET', 'settings');
  await adminDone(service, 'PATCH', 'settings', changes);
  try {
    await run();
  } finally {
    await adminDone(service, 'PATCH', 'settings', { ...before });
  }
}
