import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { makeCustomer } from '../scene/customers.ts';
import { recordAt } from '../scene/read.ts';
import { expectNotFound } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

const stale = 'fo-stale-etag-412';
const send = (service: WireService, method: string, url: string, version: string) =>
  service.send(
    method,
    url,
    { 'if-match': version },
    method === 'DELETE' ? undefined : { SalesMemo: 'changed' },
  );

/** `If-Match` on writes. */
export const conditional: Chapter = {
  title: 'conditional writes',
  cases: ['PATCH', 'PUT', 'DELETE'].flatMap((method): ContractCase[] => [
    {
      fact: `${method} with the version of the record is carried out`,
      source: sources.odata,
      async run(service) {
        const { url, etag } = await makeCustomer(service);
        expect((await send(service, method, url, etag)).status).toBe(204);
      },
    },
    {
      fact: `${method} with * is carried out, whatever the version is`,
      source: sources.odata,
      async run(service) {
        const { url } = await makeCustomer(service);
        expect((await send(service, method, url, '*')).status).toBe(204);
      },
    },
    {
      fact: `${method} without If-Match is carried out`,
      source: sources.odata,
      async run(service) {
        const { url } = await makeCustomer(service);
        const body = method === 'DELETE' ? undefined : { SalesMemo: 'changed' };
        expect((await service.send(method, url, {}, body)).status).toBe(204);
      },
    },
    {
      fact: `${method} with a version of before is answered 412 with an error, and changes nothing`,
      source: sources.odata,
      assumption: stale,
      async run(service) {
        const { url, path, etag } = await makeCustomer(service);
        await service.patch(url, { KnownAs: 'By another' });
        const between = await recordAt(service, path);
        const { status, json } = await send(service, method, url, etag);
        expect(status).toBe(412);
        expect(json.error).toMatchObject({ code: '', message: expect.stringMatching(/./) });
        expect(await recordAt(service, path)).toEqual(between);
      },
    },
    {
      fact: `${method} with a version of another record is answered 412`,
      source: sources.odata,
      assumption: stale,
      async run(service) {
        const [one, other] = [await makeCustomer(service), await makeCustomer(service)];
        expect((await send(service, method, one.url, other.etag)).status).toBe(412);
      },
    },
    {
      fact: `${method} with * on a key that no record has is answered 404`,
      source: sources.odata,
      assumption: 'fo-patch-missing-404',
      async run(service) {
        const { url } = await makeCustomer(service);
        await service.delete(url);
        expectNotFound(await send(service, method, url, '*'));
      },
    },
  ]),
};
