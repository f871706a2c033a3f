import type { WireService } from '../../wire/wire-service.ts';

const counts = new Map<string, number>();

/** A name or number that nothing else has: the mark of the run, a letter, a count. At most 20 characters. */
export function nextName(service: WireService, letter: string): string {
  const count = (counts.get(service.mark) ?? 0) + 1;
  counts.set(service.mark, count);
  return `${service.mark}${letter}${count}`;
}
