export interface CacheBounds {
  readonly entriesMax: number;
  /** Of all keys together: keys are texts that clients send, and what is kept for one grows with it. */
  readonly charactersMax: number;
}

export interface BoundedCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

/** A cache by text; the entry that was not asked for the longest goes first. */
export function createBoundedCache<Value>({ entriesMax, charactersMax }: CacheBounds): BoundedCache<Value> {
  const entries = new Map<string, Value>();
  let characters = 0;

  const remove = (key: string): void => {
    if (entries.delete(key)) characters -= key.length;
  };

  return {
    delete: remove,
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      remove(key);
      if (key.length > charactersMax) return;
      entries.set(key, value);
      characters += key.length;
      for (const oldest of entries.keys()) {
        if (entries.size <= entriesMax && characters <= charactersMax) break;
        remove(oldest);
      }
    },
  };
}
