import { describe, expect, it } from 'vitest';
import { dateFunction } from './date-ranges.ts';

/** Wednesday, 31 March 2027, a quarter past two in the afternoon, UTC. */
const now = Date.parse('2027-03-31T14:15:16.500Z');

const shown = (at: number | undefined) =>
  at === undefined ? '' : new Date(at).toISOString().replace('T00:00:00.000Z', '').replace(':00.000Z', 'Z');

describe('the dates that functions mean', () => {
  it.each([
    ['Today', '2027-03-31', '2027-04-01'],
    ['Yesterday', '2027-03-30', '2027-03-31'],
    ['Tomorrow', '2027-04-01', '2027-04-02'],
    ['ThisWeek', '2027-03-28', '2027-04-04'],
    ['LastWeek', '2027-03-21', '2027-03-28'],
    ['NextWeek', '2027-04-04', '2027-04-11'],
    ['ThisMonth', '2027-03-01', '2027-04-01'],
    ['LastMonth', '2027-02-01', '2027-03-01'],
    ['NextMonth', '2027-04-01', '2027-05-01'],
    ['ThisYear', '2027-01-01', '2028-01-01'],
    ['LastYear', '2026-01-01', '2027-01-01'],
    ['NextYear', '2028-01-01', '2029-01-01'],
  ])('%s is from %s to before %s', (name, from, before) => {
    const found = dateFunction(name);
    const range = found?.kind === 'fixed' ? found.range(now) : undefined;
    expect([shown(range?.from), shown(range?.before), range?.until]).toEqual([from, before, undefined]);
  });

  it.each([
    ['Last7Days', undefined, '2027-03-24'],
    ['LastXDays', 1, '2027-03-30'],
    ['LastXWeeks', 2, '2027-03-17'],
    ['LastXMonths', 1, '2027-02-28'],
    ['LastXYears', 3, '2024-03-31'],
    ['LastXHours', 3, '2027-03-31T11:00Z'],
  ])('%s of %s is from %s until now', (name, count, from) => {
    const found = dateFunction(name);
    const range =
      found?.kind === 'counted'
        ? found.range(now, count ?? 0)
        : found?.kind === 'fixed'
          ? found.range(now)
          : undefined;
    expect([shown(range?.from), range?.before, range?.until]).toEqual([from, undefined, now]);
  });

  it.each([
    ['NextXDays', 1, '2027-04-02'],
    ['NextXWeeks', 1, '2027-04-08'],
    ['NextXMonths', 1, '2027-05-01'],
    ['NextXYears', 1, '2028-04-01'],
    ['NextXHours', 2, '2027-03-31T17:00Z'],
  ])('%s of %s is from now to before %s', (name, count, before) => {
    const found = dateFunction(name);
    const range = found?.kind === 'counted' ? found.range(now, count) : undefined;
    expect([range?.from, shown(range?.before), range?.until]).toEqual([now, before, undefined]);
  });

  it.each([
    ['OlderThanXMinutes', 15, '2027-03-31T14:00Z'],
    ['OlderThanXHours', 2, '2027-03-31T12:00Z'],
    ['OlderThanXDays', 30, '2027-03-01'],
    ['OlderThanXWeeks', 1, '2027-03-24'],
    ['OlderThanXMonths', 1, '2027-02-28'],
    ['OlderThanXYears', 3, '2024-03-31'],
  ])('%s of %s is before %s', (name, count, before) => {
    const found = dateFunction(name);
    const range = found?.kind === 'counted' ? found.range(now, count) : undefined;
    expect([range?.from, shown(range?.before), range?.until]).toEqual([undefined, before, undefined]);
  });

  it.each([
    ['On', '2027-03-31', '2027-04-01'],
    ['OnOrAfter', '2027-03-31', ''],
    ['OnOrBefore', '', '2027-04-01'],
  ])('%s a moment of that day is from %s to before %s', (name, from, before) => {
    const found = dateFunction(name);
    const range = found?.kind === 'dated' ? found.range(now) : undefined;
    expect([shown(range?.from), shown(range?.before)]).toEqual([from, before]);
  });

  it('knows nothing of fiscal periods', () => {
    expect(dateFunction('ThisFiscalYear')).toBeUndefined();
    expect(dateFunction('toString')).toBeUndefined();
  });
});
