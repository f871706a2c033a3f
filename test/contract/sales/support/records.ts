import { expect } from 'vitest';
import type { Answer, Row } from '../../../../sandbox/src/test-support/call.ts';
import type { WireService } from '../../wire/wire-service.ts';

/** An identifier that nothing has. */
export const newId = (): string => crypto.randomUUID();

/** Creates a row, to be deleted when all cases have run. Answers its identifier. */
export async function create(service: WireService, set: string, values: object): Promise<string> {
  const answer = await service.post(set, values);
  expect(answer.status, answer.text).toBe(204);
  const id = createdId(answer);
  service.keep(`${set}(${id})`);
  return id;
}

/** The identifier at the end of the URL that a create answers. */
export function createdId(answer: Answer): string {
  const url = answer.headers.get('odata-entityid') ?? '';
  const id = /\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)$/.exec(url)?.[1];
  expect(id, `OData-EntityId: ${url}`).toBeDefined();
  return id ?? '';
}

/** An account of the run, named after it. */
export const createAccount = (service: WireService, values: object = {}): Promise<string> =>
  create(service, 'accounts', { name: `${service.mark} account`, ...values });

export const createContact = (service: WireService, values: object = {}): Promise<string> =>
  create(service, 'contacts', { lastname: `${service.mark} contact`, ...values });

/** Reads one row that must be there. */
export async function read(service: WireService, path: string): Promise<Row> {
  const answer = await service.get(path);
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
}

/** Reads rows; the answer must be one page. */
export async function rows(service: WireService, path: string): Promise<readonly Row[]> {
  const answer = await service.get(path);
  expect(answer.status, answer.text).toBe(200);
  expect(answer.json['@odata.nextLink']).toBeUndefined();
  return answer.json.value;
}

/** A change that must be carried out. */
export async function update(service: WireService, path: string, values: object): Promise<void> {
  const answer = await service.patch(path, values);
  expect(answer.status, answer.text).toBe(204);
}

let last = 0;

/** A number of the run that no other record has; it fits the 20 characters of an account's. */
export function newNumber(service: WireService): string {
  last += 1;
  return `${service.mark}-${last}`;
}
