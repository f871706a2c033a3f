import type { Ledger, LedgerRecord, RecordFilter } from './ledger.ts';

const pageSize = 1_000;

/** All records of a kind in the order of their keys, read page by page. */
export async function* walk(
  ledger: Ledger,
  filter: Omit<RecordFilter, 'afterKey' | 'limit'>,
): AsyncGenerator<LedgerRecord> {
  for (let afterKey = ''; ; ) {
    const page = await ledger.list({ ...filter, afterKey, limit: pageSize });
    yield* page;
    if (page.length < pageSize) return;
    afterKey = page.at(-1)?.key ?? '';
  }
}
