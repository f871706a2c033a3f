import { expect } from 'vitest';
import type { ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import type { Made } from '../scene/make.ts';
import { recordAt } from '../scene/read.ts';
import { sources } from '../sources.ts';

/** A case for each property that prospect-to-cash writes: what is given at creation, and what is changed later, is there. */
export const carriedProperties = (
  record: string,
  make: (service: WireService, values?: Readonly<Record<string, unknown>>) => Promise<Made>,
  carried: Readonly<Record<string, unknown>>,
): readonly ContractCase[] =>
  Object.entries(carried).map(([property, value]) => ({
    fact: `${property} of ${record} is given and then changed`,
    source: sources.dualWrite,
    async run(service) {
      expect((await make(service, { [property]: value })).row[property]).toBe(value);
      const plain = await make(service);
      expect((await service.patch(plain.url, { [property]: value })).status).toBe(204);
      expect((await recordAt(service, plain.path))[property]).toBe(value);
    },
  }));
