/** A sum over the last so many milliseconds. */
export interface SlidingWindow {
  add(amount: number, now: number): void;
  sum(now: number): number;
  /** Milliseconds until the sum has fallen below `limit`; 0 where it is below. */
  untilBelow(limit: number, now: number): number;
}

/** With a grain, what is added within so many milliseconds is kept, and forgotten, together: memory is then bounded. */
export function createSlidingWindow(windowMs: number, grainMs = 0): SlidingWindow {
  const entries: { at: number; amount: number }[] = [];
  let start = 0;
  let total = 0;

  function forget(now: number): void {
    for (let entry = entries[start]; entry && entry.at <= now - windowMs; entry = entries[start]) {
      total -= entry.amount;
      start += 1;
    }
    // What is over is cut off once it is the larger part, so that forgetting costs little on the whole.
    if (start <= entries.length / 2) return;
    entries.splice(0, start);
    start = 0;
  }

  return {
    add(amount, now) {
      forget(now);
      const last = entries.at(-1);
      if (last && entries.length > start && now - last.at < grainMs) last.amount += amount;
      else entries.push({ at: now, amount });
      total += amount;
    },
    sum(now) {
      forget(now);
      return total;
    },
    untilBelow(limit, now) {
      forget(now);
      let left = total;
      for (let at = start; left >= limit; at += 1) {
        const entry = entries[at];
        if (entry === undefined) return 0;
        left -= entry.amount;
        if (left < limit) return entry.at + windowMs - now;
      }
      return 0;
    },
  };
}
