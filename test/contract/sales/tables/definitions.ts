import { expect } from 'vitest';
import type { WireService } from '../../wire/wire-service.ts';

export type Definition = Readonly<Record<string, unknown>>;

const asked = new WeakMap<WireService, Map<string, Promise<readonly Definition[]>>>();

/** Definitions below a table, asked for once: `Attributes`, or a kind of them with their options. */
export function definitionsOf(
  service: WireService,
  table: string,
  path: string,
): Promise<readonly Definition[]> {
  const known = asked.get(service) ?? new Map<string, Promise<readonly Definition[]>>();
  asked.set(service, known);
  const url = `EntityDefinitions(LogicalName='${table}')/${path}`;
  const already = known.get(url);
  if (already !== undefined) return already;
  const asking = ask(service, url);
  known.set(url, asking);
  return asking;
}

async function ask(service: WireService, url: string): Promise<readonly Definition[]> {
  const answer = await service.get(url);
  expect(answer.status, answer.text).toBe(200);
  return answer.json.value;
}

/** The definition of a column, which must be there. */
export async function attributeOf(service: WireService, table: string, column: string): Promise<Definition> {
  const found = (await definitionsOf(service, table, 'Attributes')).find(
    (definition) => definition.LogicalName === column,
  );
  expect(found, `${table} has no column ${column}`).toBeDefined();
  return found ?? {};
}
