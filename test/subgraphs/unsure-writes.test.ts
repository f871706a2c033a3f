import { describe, expect, it } from 'vitest';
import { at, type SystemName, startSubgraphs } from './start-subgraphs.ts';
import { update, useSubgraphs } from './use-subgraphs.ts';

const subgraphs = useSubgraphs();

describe('a version given by the client', () => {
  it.each<[SystemName, (version: string) => string]>([
    [
      'sales',
      (version) =>
        `mutation { updateCustomer(input: { id: "usmf:US-009", ifVersion: ${version}, fax: "1" }) { customer { sales { version } } } }`,
    ],
    [
      'financeOperations',
      (version) =>
        `mutation { setCustomerHold(input: { id: "usmf:US-009", ifVersion: ${version}, hold: ALL }) { customer { financeOperations { version } } } }`,
    ],
  ])('holds once in %s', async (system, mutation) => {
    const version = await subgraphs.versionOf(system, 'usmf:US-009');
    const text = mutation(JSON.stringify(version));
    await subgraphs.mutate(system, text);
    const { errors } = await subgraphs.current.run(
      system,
      text.replace('fax: "1"', 'fax: "2"').replace('ALL', 'NO'),
    );
    expect(errors).toMatchObject([
      {
        extensions: {
          code: 'STALE_VERSION',
          got: version,
          expected: await subgraphs.versionOf(system, 'usmf:US-009'),
        },
      },
    ]);
  });
});

describe('a write whose answer is lost', () => {
  it('leaves the record marked and says that it may have been carried out', async () => {
    await subgraphs.current.sandbox.financeOperations.admin.addFault({
      match: { method: 'PATCH' },
      action: { kind: 'drop-after-commit' },
    });
    const text =
      'mutation { setCustomerCreditLimit(input: { id: "usmf:US-010", creditLimit: "4321" }) { customer { id } } }';
    const { errors } = await subgraphs.current.run('financeOperations', text);
    expect(errors).toMatchObject([
      { path: ['setCustomerCreditLimit'], extensions: { code: 'WRITE_UNCONFIRMED' } },
    ]);
    expect(subgraphs.current.journal).toEqual([
      'intend FINANCE_OPERATIONS CustomersV3 usmf:US-010',
      'written',
    ]);
    const after = await subgraphs.current.run(
      'financeOperations',
      '{ financeOperationsCustomer(id: "usmf:US-010") { creditLimit } }',
    );
    expect(at(after.data, 'financeOperationsCustomer.creditLimit')).toBe('4321');
  });

  it('is certain when the system asked to slow down instead', async () => {
    // Apart, because the connector keeps its distance from the system afterwards.
    await using apart = await startSubgraphs();
    await apart.sandbox.sales.admin.addFault({
      match: { method: 'PATCH' },
      action: { kind: 'status', status: 429, retryAfterSeconds: 7 },
    });
    const { errors } = await apart.run('sales', update('fax: "425"'));
    expect(errors).toMatchObject([{ extensions: { code: 'SYSTEM_THROTTLED', retryAfterMs: 7_000 } }]);
    expect(apart.journal.at(-1)).toBe('refused');
  });
});

describe('a payload', () => {
  it('says that the write was carried out even when it cannot be read back', async () => {
    await subgraphs.current.sandbox.sales.admin.addFault({
      match: { method: 'GET', path: 'accountid eq' },
      action: { kind: 'status', status: 403 },
    });
    const { data, errors } = await subgraphs.current.run('sales', update('fax: "999"'));
    expect(data).toEqual({ updateCustomer: { customer: null } });
    expect(errors).toMatchObject([
      { path: ['updateCustomer', 'customer'], extensions: { code: 'SYSTEM_ACCESS_DENIED' } },
    ]);
    expect(subgraphs.current.journal.at(-1)).toBe('written');
  });
});
