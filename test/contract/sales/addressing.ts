import { expect } from 'vitest';
import type { Chapter } from '../wire/contract-case.ts';

const http = 'Learn: Compose HTTP requests and handle errors';

/** How resources of Dataverse are named. */
export const addressing: Chapter = {
  title: 'addressing',
  cases: [
    {
      fact: 'The service root lists the entity sets with their URLs',
      source: http,
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get('');
        expect(status).toBe(200);
        expect(json['@odata.context']).toBe(`${service.root}$metadata`);
        expect(json.value).toContainEqual({ name: 'accounts', kind: 'EntitySet', url: 'accounts' });
      },
    },
    {
      fact: 'WhoAmI answers the user, its business unit and the organization',
      source: 'Learn: WhoAmI function',
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get('WhoAmI');
        expect(status).toBe(200);
        for (const name of ['BusinessUnitId', 'UserId', 'OrganizationId'])
          expect(json[name], name).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      },
    },
  ],
};
