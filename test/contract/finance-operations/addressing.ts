import { expect } from 'vitest';
import type { Chapter } from '../wire/contract-case.ts';

const odata = 'Learn: Open Data Protocol (OData)';

/** How resources of F&O are named, and what companies do to them. */
export const addressing: Chapter = {
  title: 'addressing and companies',
  cases: [
    {
      fact: 'The service root lists the entity sets',
      source: odata,
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get('');
        expect(status).toBe(200);
        expect(json.value.map(({ name }) => name)).toContain('CustomersV3');
      },
    },
  ],
};
