import { expect } from 'vitest';
import type { Row } from '../../../../sandbox/src/test-support/call.ts';
import type { WireService } from '../../wire/wire-service.ts';

/** A record that a case made. */
export interface Made {
  /** The key URL below the root, without a query. */
  readonly path: string;
  /** The path for requests: with `?cross-company=true`. */
  readonly url: string;
  readonly row: Row;
  readonly etag: string;
}

/** Creates a record in the company of the cases; it goes when all have run, unless it `stays`: what is posted does. */
export async function make(
  service: WireService,
  set: string,
  body: object,
  { stays = false }: { stays?: boolean } = {},
): Promise<Made> {
  const { status, headers, json, text } = await service.post(`${set}?cross-company=true`, {
    dataAreaId: service.company,
    ...body,
  });
  expect(status, `POST ${set}: ${text}`).toBe(201);
  const path = String(headers.get('location')).slice(service.root.length);
  const url = `${path}?cross-company=true`;
  if (!stays) service.keep(url);
  return { path, url, row: json, etag: String(headers.get('etag')) };
}
