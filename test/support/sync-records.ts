import type { TestApp } from './start-app.ts';

export interface KnownRecord {
  readonly sourceKey: string;
  readonly number: string;
  readonly status: {
    readonly state: string;
    readonly otherKey: string | null;
    readonly reason: { readonly code: string } | null;
  };
}

/** What sync says of the records that bear a number. */
export async function recordsOf(app: TestApp, number: string): Promise<KnownRecord[]> {
  const { syncRecords } = await app.data<{ syncRecords: { nodes: KnownRecord[] } }>(
    '{ syncRecords(entity: CUSTOMER, first: 1000) { nodes { sourceKey number status { state otherKey reason { code } } } } }',
  );
  return syncRecords.nodes.filter((record) => record.number === number);
}
