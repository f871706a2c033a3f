/** What the engine takes from outside, as structures: it knows no other package for them. */

/** The logger of every package; pino fits. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Which F&O company a Sales record belongs to. */
export interface CompanyMap {
  companyOf(businessUnitId: string | null): string | undefined;
  readonly companies: readonly string[];
  /** The company that products come from; the first one when left out. */
  readonly productCompany?: string | undefined;
}

/** Time and chance. Tests put their own in, so that no test sleeps and every run can be repeated. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  random(): number;
  /** Calls back once; the returned function takes it back. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
