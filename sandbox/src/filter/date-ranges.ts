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
const fixed: Readonly<Record<string, (now: number) => DateRange>> = {
  Today: (now) => days(now, 0, 1),
  Yesterday: (now) => days(now, -1, 0),
  Tomorrow: (now) => days(now, 1, 2),
  Last7Days: (now) => ({ from: day(now, -7), until: now }),
  Next7Days: (now) => ({ from: now, before: day(now, 8) }),
  ThisWeek: (now) => weeks(now, 0),
  LastWeek: (now) => weeks(now, -1),
  NextWeek: (now) => weeks(now, 1),
  ThisMonth: (now) => months(now, 0),
  LastMonth: (now) => months(now, -1),
  NextMonth: (now) => months(now, 1),
  ThisYear: (now) => years(now, 0),
  LastYear: (now) => years(now, -1),
  NextYear: (now) => years(now, 1),
};

/** Functions that take a number. */
const counted: Readonly<Record<string, (now: number, count: number) => DateRange>> = {
  LastXHours: (now, count) => ({ from: floor(now, hourMs) - count * hourMs, until: now }),
  LastXDays: (now, count) => ({ from: day(now, -count), until: now }),
  LastXWeeks: (now, count) => ({ from: day(now, -7 * count), until: now }),
  LastXMonths: (now, count) => ({ from: shiftMonths(now, -count), until: now }),
  LastXYears: (now, count) => ({ from: shiftMonths(now, -12 * count), until: now }),
  NextXHours: (now, count) => ({ from: now, before: floor(now, hourMs) + (count + 1) * hourMs }),
  NextXDays: (now, count) => ({ from: now, before: day(now, count + 1) }),
  NextXWeeks: (now, count) => ({ from: now, before: day(now, 7 * count + 1) }),
  NextXMonths: (now, count) => ({ from: now, before: shiftMonths(now, count) + dayMs }),
  NextXYears: (now, count) => ({ from: now, before: shiftMonths(now, 12 * count) + dayMs }),
  OlderThanXMinutes: (now, count) => ({ before: floor(now, minuteMs) - count * minuteMs }),
  OlderThanXHours: (now, count) => ({ before: floor(now, hourMs) - count * hourMs }),
  OlderThanXDays: (now, count) => ({ before: day(now, -count) }),
  OlderThanXWeeks: (now, count) => ({ before: day(now, -7 * count) }),
  OlderThanXMonths: (now, count) => ({ before: shiftMonths(now, -count) }),
  OlderThanXYears: (now, count) => ({ before: shiftMonths(now, -12 * count) }),
};

/** Functions that take a date. */
const dated: Readonly<Record<string, (at: number) => DateRange>> = {
  On: (at) => days(at, 0, 1),
  OnOrAfter: (at) => ({ from: day(at, 0) }),
  OnOrBefore: (at) => ({ before: day(at, 1) }),
};

export type DateFunction =
  | { readonly kind: 'fixed'; readonly range: (now: number) => DateRange }
  | { readonly kind: 'counted'; readonly range: (now: number, count: number) => DateRange }
  | { readonly kind: 'dated'; readonly range: (at: number) => DateRange };

/**
 * What a function of Dataverse about dates means, in days of UTC and weeks that begin on Sunday; undefined when the name
 * is none. Microsoft Learn: Web API Query Function Reference.
 */
export function dateFunction(name: string): DateFunction | undefined {
  const [withoutValue, withCount, withDate] = [fixed[name], counted[name], dated[name]];
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
