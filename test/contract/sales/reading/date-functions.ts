import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import { foundBy, refusedFilter } from '../support/found-by.ts';
import { createContact } from '../support/records.ts';
import { sources } from '../support/sources.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** How far from now the moments of the rows lie, row by row: a to p, from the past to the future. */
const distances = [
  -800 * day,
  -400 * day,
  -70 * day,
  -20 * day,
  -9 * day,
  -3 * day,
  -1 * day,
  -5 * hour,
  -10 * 60_000,
  10 * 60_000,
  5 * hour,
  day,
  3 * day,
  9 * day,
  20 * day,
  70 * day,
  400 * day,
  800 * day,
];
const letter = (n: number) => String.fromCharCode(97 + n);

const moments = once(async (service) => {
  const now = Date.now();
  const at = distances.map((distance) => Math.floor((now + distance) / 1000) * 1000);
  for (const [n, moment] of at.entries())
    await createContact(service, {
      lastname: `${service.mark} moment ${letter(n)}`,
      lastonholdtime: new Date(moment).toISOString().replace('.000Z', 'Z'),
    });
  return { now, at };
});

const startOf = (at: number, unit: number) => Math.floor(at / unit) * unit;
const today = (now: number, offset = 0) => startOf(now, day) + offset * day;
const sunday = (now: number, weeks: number) => today(now, 7 * weeks - new Date(now).getUTCDay());
const month = (now: number, offset: number) =>
  Date.UTC(new Date(now).getUTCFullYear(), new Date(now).getUTCMonth() + offset, 1);
const year = (now: number, offset: number) => Date.UTC(new Date(now).getUTCFullYear() + offset, 0, 1);
/** The day so many months away: the last of its month where that is shorter. */
function monthsAway(now: number, count: number): number {
  const [first, next] = [month(now, count), month(now, count + 1)];
  return Math.min(first + (new Date(now).getUTCDate() - 1) * day, next - day);
}

type Holds = (at: number, now: number) => boolean;
const between =
  (from: (now: number) => number, before: (now: number) => number): Holds =>
  (at, now) =>
    at >= from(now) && at < before(now);
const self = (now: number) => now;

/** Functions about a moment by what they say: their call, and when they hold. */
const functions: readonly (readonly [call: string, holds: Holds])[] = [
  [
    'Today',
    between(
      (now) => today(now),
      (now) => today(now, 1),
    ),
  ],
  [
    'Yesterday',
    between(
      (now) => today(now, -1),
      (now) => today(now),
    ),
  ],
  [
    'Tomorrow',
    between(
      (now) => today(now, 1),
      (now) => today(now, 2),
    ),
  ],
  ['Last7Days', between((now) => today(now, -7), self)],
  ['Next7Days', between(self, (now) => today(now, 8))],
  [
    'ThisWeek',
    between(
      (now) => sunday(now, 0),
      (now) => sunday(now, 1),
    ),
  ],
  [
    'LastWeek',
    between(
      (now) => sunday(now, -1),
      (now) => sunday(now, 0),
    ),
  ],
  [
    'NextWeek',
    between(
      (now) => sunday(now, 1),
      (now) => sunday(now, 2),
    ),
  ],
  [
    'ThisMonth',
    between(
      (now) => month(now, 0),
      (now) => month(now, 1),
    ),
  ],
  [
    'LastMonth',
    between(
      (now) => month(now, -1),
      (now) => month(now, 0),
    ),
  ],
  [
    'NextMonth',
    between(
      (now) => month(now, 1),
      (now) => month(now, 2),
    ),
  ],
  [
    'ThisYear',
    between(
      (now) => year(now, 0),
      (now) => year(now, 1),
    ),
  ],
  [
    'LastYear',
    between(
      (now) => year(now, -1),
      (now) => year(now, 0),
    ),
  ],
  [
    'NextYear',
    between(
      (now) => year(now, 1),
      (now) => year(now, 2),
    ),
  ],
  ['LastXHours(2)', between((now) => startOf(now, hour) - 2 * hour, self)],
  ['LastXDays(2)', between((now) => today(now, -2), self)],
  ['LastXWeeks(2)', between((now) => today(now, -14), self)],
  ['LastXMonths(2)', between((now) => monthsAway(now, -2), self)],
  ['LastXYears(2)', between((now) => monthsAway(now, -24), self)],
  ['NextXHours(2)', between(self, (now) => startOf(now, hour) + 3 * hour)],
  ['NextXDays(2)', between(self, (now) => today(now, 3))],
  ['NextXWeeks(2)', between(self, (now) => today(now, 15))],
  ['NextXMonths(2)', between(self, (now) => monthsAway(now, 2) + day)],
  ['NextXYears(2)', between(self, (now) => monthsAway(now, 24) + day)],
  ['OlderThanXMinutes(5)', (at, now) => at < startOf(now, 60_000) - 5 * 60_000],
  ['OlderThanXHours(2)', (at, now) => at < startOf(now, hour) - 2 * hour],
  ['OlderThanXDays(2)', (at, now) => at < today(now, -2)],
  ['OlderThanXWeeks(2)', (at, now) => at < today(now, -14)],
  ['OlderThanXMonths(2)', (at, now) => at < monthsAway(now, -2)],
  ['OlderThanXYears(2)', (at, now) => at < monthsAway(now, -24)],
];

function answers([call, holds]: (typeof functions)[number]): ContractCase {
  const [, name = '', count] = /^(\w+)(?:\((\d+)\))?$/.exec(call) ?? [];
  const parameters = `PropertyName='lastonholdtime'${count === undefined ? '' : `,PropertyValue=${count}`}`;
  return {
    fact: `${call} holds for the moments that it names`,
    source: sources.filterFunctions,
    assumption: 'dv-relative-dates',
    async run(service) {
      const { now, at } = await moments(service);
      const expected = at.flatMap((moment, n) => (holds(moment, now) ? [letter(n)] : [])).join('');
      const found = {
        set: 'contacts',
        column: 'lastname',
        own: `startswith(lastname,'${service.mark} moment')`,
      };
      expect(await foundBy(service, found, `Microsoft.Dynamics.CRM.${name}(${parameters})`)).toBe(expected);
      expect(expected.length).toBeLessThan(at.length);
    },
  };
}

const refused = (fact: string, call: string, message: RegExp) =>
  refusedFilter('contacts', fact, `Microsoft.Dynamics.CRM.${call}`, message, {
    source: sources.filterFunctions,
  });

/** Functions of Dataverse about moments. */
export const dateFunctions: Chapter = {
  title: '$filter: functions about dates',
  cases: [
    ...functions.map(answers),
    refused('A function about dates takes a column of dates', "Today(PropertyName='lastname')", /not valid/),
    refused('Today takes no value', "Today(PropertyName='createdon',PropertyValue=1)", /suitable overload/),
    refused('LastXDays takes a value', "LastXDays(PropertyName='createdon')", /suitable overload/),
    refused('LastXDays takes no zero', "LastXDays(PropertyName='createdon',PropertyValue=0)", /./),
  ],
};
