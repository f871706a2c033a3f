import { describe, expect, it } from 'vitest';
import { carriedLines, unansweredLines, withNewLines } from './carried-lines.ts';
import type { PlannedWrite } from './plan.ts';

const write = (operation: PlannedWrite['operation'], property: string): PlannedWrite => ({
  operation,
  system: 'FINANCE_OPERATIONS',
  entitySet: 'CDSSalesQuotationLines',
  key: { kind: 'composite', parts: {} },
  values: {},
  ifMatch: undefined,
  changes: [{ property, from: undefined, to: '1', rule: '' }],
});
const changeSet = (...writes: PlannedWrite[]) => ({
  operation: 'change-set' as const,
  system: 'FINANCE_OPERATIONS' as const,
  entitySet: 'CDSSalesQuotationHeaders',
  key: { kind: 'composite' as const, parts: {} },
  writes,
  changes: writes.flatMap(({ changes }) => changes),
});

describe('lines that sync has sent', () => {
  it('are known before the answer, beside those that were agreed', () => {
    const sent = changeSet(write('create', 'dataAreaId'), write('create', 'line 7 dataAreaId'));
    const base = withNewLines({ 'line 3 SalesPrice': '1' }, sent);
    expect([...carriedLines(base)]).toEqual(['3', '7']);
    expect(base).toMatchObject({ 'line 3 SalesPrice': '1' });
    expect(unansweredLines(base)).toEqual({ 'line 7 sent': null });
  });

  it('are noted of one line alone as well', () => {
    expect([...carriedLines(withNewLines(undefined, write('create', 'line 2 dataAreaId')))]).toEqual(['2']);
  });

  it.each([
    ['a header alone', write('create', 'dataAreaId')],
    ['a changed line', write('update', 'line 2 SalesPrice')],
    ['a line that goes', changeSet(write('delete', 'line 2 LineCreationSequenceNumber'))],
  ])('need no note for %s', (_, sent) => {
    expect(withNewLines({ 'line 2 SalesPrice': '1' }, sent)).toBeUndefined();
  });
});
