/** A stretch of time in milliseconds since 1970, UTC; open where a bound is absent. */
export interface DateRange {
  /** The first moment inside. */
  readonly from?: number;
  /** The first moment behind it. */
  readonly before?: number;
  /** The last moment inside, where the range ends in one: now. */
  readonly until?: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const minuteMs = 60_000;

/** Functions of Dataverse about dates that take no value. */
const fixed = new Map<string, (now: number) => DateRange>(
  Object.entries({
    Today: (now: number) => days(now, 0, 1),
    Yesterday: (now: number) => days(now, -1, 0),
    Tomorrow: (now: number) => days(now, 1, 2),
    Last7Days: (now: number) => ({ from: day(now, -7), until: now }),
    Next7Days: (now: number) => ({ from: now, before: day(now, 8) }),
    ThisWeek: (now: number) => weeks(now, 0),
    LastWeek: (now: number) => weeks(now, -1),
    NextWeek: (now: number) => weeks(now, 1),
    ThisMonth: (now: number) => months(now, 0),
    LastMonth: (now: number) => months(now, -1),
    NextMonth: (now: number) => months(now, 1),
    ThisYear: (now: number) => years(now, 0),
    LastYear: (now: number) => years(now, -1),
    NextYear: (now: number) => years(now, 1),
  }),
);

/** Functions that take a number. */
const counted = new Map<string, (now: number, count: number) => DateRange>(
  Object.entries({
    LastXHours: (now: number, count: number) => ({ from: floor(now, hourMs) - count * hourMs, until: now }),
    LastXDays: (now: number, count: number) => ({ from: day(now, -count), until: now }),
    LastXWeeks: (now: number, count: number) => ({ from: day(now, -7 * count), until: now }),
    LastXMonths: (now: number, count: number) => ({ from: shiftMonths(now, -count), until: now }),
    LastXYears: (now: number, count: number) => ({ from: shiftMonths(now, -12 * count), until: now }),
    NextXHours: (now: number, count: number) => ({
      from: now,
      before: floor(now, hourMs) + (count + 1) * hourMs,
    }),
    NextXDays: (now: number, count: number) => ({ from: now, before: day(now, count + 1) }),
    NextXWeeks: (now: number, count: number) => ({ from: now, before: day(now, 7 * count + 1) }),
    NextXMonths: (now: number, count: number) => ({ from: now, before: shiftMonths(now, count) + dayMs }),
    NextXYears: (now: number, count: number) => ({ from: now, before: shiftMonths(now, 12 * count) + dayMs }),
    OlderThanXMinutes: (now: number, count: number) => ({ before: floor(now, minuteMs) - count * minuteMs }),
    OlderThanXHours: (now: number, count: number) => ({ before: floor(now, hourMs) - count * hourMs }),
    OlderThanXDays: (now: number, count: number) => ({ before: day(now, -count) }),
    OlderThanXWeeks: (now: number, count: number) => ({ before: day(now, -7 * count) }),
    OlderThanXMonths: (now: number, count: number) => ({ before: shiftMonths(now, -count) }),
    OlderThanXYears: (now: number, count: number) => ({ before: shiftMonths(now, -12 * count) }),
  }),
);

/** Functions that take a date. */
const dated = new Map<string, (at: number) => DateRange>(
  Object.entries({
    On: (at: number) => days(at, 0, 1),
    OnOrAfter: (at: number) => ({ from: day(at, 0) }),
    OnOrBefore: (at: number) => ({ before: day(at, 1) }),
  }),
);

export type DateFunction =
  | { readonly kind: 'fixed'; readonly range: (now: number) => DateRange }
  | { readonly kind: 'counted'; readonly range: (now: number, count: number) => DateRange }
  | { readonly kind: 'dated'; readonly range: (at: number) => DateRange };

/**
 * What a function of Dataverse about dates means, in days of UTC and weeks that begin on Sunday; undefined when the name
 * is none. Microsoft Learn: Web API Query Function Reference.
 */
export function dateFunction(name: string): DateFunction | undefined {
  const [withoutValue, withCount, withDate] = [fixed.get(name), counted.get(name), dated.get(name)];
  if (withoutValue) return { kind: 'fixed', range: withoutValue };
  if (withCount) return { kind: 'counted', range: withCount };
  return withDate && { kind: 'dated', range: withDate };
}

function floor(at: number, unit: number): number {
  return Math.floor(at / unit) * unit;
}

/** The start of the day so many days from a moment. */
function day(at: number, offset: number): number {
  return floor(at, dayMs) + offset * dayMs;
}

function days(at: number, from: number, before: number): DateRange {
  return { from: day(at, from), before: day(at, before) };
}

function weeks(at: number, offset: number): DateRange {
  const sunday = -new Date(at).getUTCDay() + 7 * offset;
  return days(at, sunday, sunday + 7);
}

function months(at: number, offset: number): DateRange {
  const date = new Date(at);
  const first = (shift: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + shift, 1);
  return { from: first(offset), before: first(offset + 1) };
}

function years(at: number, offset: number): DateRange {
  const year = new Date(at).getUTCFullYear() + offset;
  return { from: Date.UTC(year, 0, 1), before: Date.UTC(year + 1, 0, 1) };
}

/** The start of the day so many months away; the last day of the month where that has no such day. */
function shiftMonths(at: number, count: number): number {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + count];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay));
}
