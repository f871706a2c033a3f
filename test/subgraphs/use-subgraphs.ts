import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { at, type SystemName, startSubgraphs, type TestSubgraphs } from './start-subgraphs.ts';

export interface UsedSubgraphs {
  readonly current: TestSubgraphs;
  /** Requests since the last look that were no reads. */
  writes(): Promise<string[]>;
  /** The data of a mutation that must have no errors. */
  mutate(system: SystemName, mutation: string, variables?: Record<string, unknown>): Promise<unknown>;
  /** The version that a customer has in a system. */
  versionOf(system: SystemName, id: string): Promise<string>;
}

/** Both subgraphs over one sandbox for all tests of a file, each test with a journal and a log of requests of its own. */
export function useSubgraphs(): UsedSubgraphs {
  let started: TestSubgraphs | undefined;
  const current = () => {
    if (started === undefined) throw new Error('The subgraphs have not been started.');
    return started;
  };
  beforeAll(async () => {
    started = await startSubgraphs();
  });
  afterAll(() => started?.[Symbol.asyncDispose]());
  beforeEach(async () => {
    const { journal, requests, sandbox, setLedger } = current();
    setLedger('writable');
    journal.length = 0;
    await sandbox.sales.admin.clearFaults();
    await sandbox.financeOperations.admin.clearFaults();
    await requests();
  });
  return {
    get current() {
      return current();
    },
    writes: async () => (await current().requests()).filter((request) => !request.startsWith('GET')),
    async mutate(system, mutation, variables) {
      const { data, errors } = await current().run(system, mutation, variables);
      expect(errors).toEqual([]);
      return data;
    },
    async versionOf(system, id) {
      const [field, copy] =
        system === 'sales' ? ['customer', 'sales'] : ['financeOperationsCustomer', 'financeOperations'];
      const { data } = await current().run(system, `{ ${field}(id: "${id}") { ${copy} { version } } }`);
      return at<string>(data, `${field}.${copy}.version`);
    },
  };
}

/** A change of one customer in Sales. */
export const update = (fields: string, selection = 'name') =>
  `mutation { updateCustomer(input: { id: "usmf:US-005", ${fields} }) { customer { ${selection} } } }`;
