import type { DatePart } from './parse/query.ts';

const dayMs = 86_400_000;

/**
 * A part of a moment, UTC, as SQL Server numbers it: weeks begin on Sunday and the first one with 1 January. Microsoft Learn:
 * Aggregate data using FetchXml.
 */
export function datePart(part: DatePart, at: number): number {
  const date = new Date(at);
  const month = date.getUTCMonth();
  switch (part) {
    case 'day':
      return date.getUTCDate();
    case 'week': {
      const newYear = Date.UTC(date.getUTCFullYear(), 0, 1);
      const days = Math.floor((at - newYear) / dayMs);
      return Math.floor((days + new Date(newYear).getUTCDay()) / 7) + 1;
    }
    case 'month':
      return month + 1;
    case 'quarter':
      return Math.floor(month / 3) + 1;
    case 'year':
      return date.getUTCFullYear();
    default:
      return part satisfies never;
  }
}
