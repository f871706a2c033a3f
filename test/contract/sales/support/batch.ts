import type { Answer } from '../../../../sandbox/src/test-support/call.ts';
import type { Operation } from '../../wire/batch.ts';
import type { WireService } from '../../wire/wire-service.ts';

export type { Operation };

/** Requests of a change set, numbered from 1. */
export const changeSet = (operations: readonly Operation[]): readonly Operation[] =>
  operations.map((operation, index) => ({ contentId: String(index + 1), ...operation }));

/** The status of each answer in a batch, in order. */
export const statusesOf = ({ text }: Answer): readonly number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

/** Keeps every row whose address a batch answers, so that it is deleted. */
export function keepAll(service: WireService, { text }: Answer): readonly string[] {
  const paths = [...text.matchAll(/^OData-EntityId: (\S+)/gim)].map(([, url = '']) =>
    url.slice(service.root.length),
  );
  for (const path of paths) service.keep(path);
  return paths;
}
