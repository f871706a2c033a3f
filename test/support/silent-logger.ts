const ignore = () => {};

/** A logger for tests that say nothing. */
export const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
