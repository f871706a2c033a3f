import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../support/sources.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the service says of itself. */
export const serviceRoot: Chapter = {
  title: 'the service root',
  cases: [
    {
      fact: 'The service root lists the entity sets with their URLs',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get('');
        expect(status).toBe(200);
        expect(json['@odata.context']).toBe(`${service.root}$metadata`);
        expect(json.value).toContainEqual({ name: 'accounts', kind: 'EntitySet', url: 'accounts' });
      },
    },
    {
      fact: '$metadata is EDMX in the namespace Microsoft.Dynamics.CRM',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const { status, headers, text } = await service.get('$metadata');
        expect(status).toBe(200);
        expect(headers.get('content-type')).toMatch(/^application\/xml/);
        expect(text).toMatch(/<edmx:Edmx [^>]*Version="4\.0"/);
        expect(text).toContain('Namespace="Microsoft.Dynamics.CRM"');
        expect(text).toMatch(/<EntityType [^>]*Name="account"/);
      },
    },
    {
      fact: '$metadata carries annotations when they are asked for, and none otherwise',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const [plain, annotated] = [
          await service.get('$metadata'),
          await service.get('$metadata?annotations=true'),
        ];
        expect(annotated.status).toBe(200);
        expect(annotated.text).toContain('Org.OData.Capabilities.V1.ChangeTracking');
        expect(plain.text).not.toContain('<Annotation');
      },
    },
    {
      fact: 'WhoAmI answers the user, its business unit and the organization',
      source: sources.whoAmI,
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get('WhoAmI');
        expect(status).toBe(200);
        for (const name of ['BusinessUnitId', 'UserId', 'OrganizationId'])
          expect(json[name], name).toMatch(guid);
        expect(json['@odata.context']).toBe(`${service.root}$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`);
      },
    },
    {
      fact: 'WhoAmI tells in x-ms-dop-hint how many requests are best sent at a time',
      source: `${sources.samples}: WebAPIService`,
      readsOnly: true,
      async run(service) {
        const { headers } = await service.get('WhoAmI');
        expect(headers.get('x-ms-dop-hint')).toMatch(/^[1-9]\d*$/);
      },
    },
    {
      fact: 'WhoAmI may be called with parentheses',
      source: sources.whoAmI,
      readsOnly: true,
      async run(service) {
        expect((await service.get('WhoAmI()')).json.UserId).toMatch(guid);
      },
    },
    {
      fact: 'A resource that the service does not have is 404 with 0x8006088a',
      source: sources.codes,
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get('nothings');
        expect(status).toBe(404);
        expect(json.error).toEqual({
          code: '0x8006088a',
          message: "Resource not found for the segment 'nothings'.",
        });
      },
    },
    {
      fact: 'The root is reached without a slash at its end',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get(service.root.slice(0, -1));
        expect(status).toBe(200);
        expect(json.value).toContainEqual({ name: 'contacts', kind: 'EntitySet', url: 'contacts' });
      },
    },
  ],
};
