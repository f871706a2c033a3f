/** What asks a run to end, and the exit code that tells of it (128 and the number of the signal). */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

export interface StopRequest {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** Undefined as long as none came. */
  readonly exitCode: () => number | undefined;
}

/** Ctrl+C in a terminal reaches npm and its child, and npm passes it on: the same key press comes twice. */
const samePressMs = 1_000;

/** Takes SIGINT and SIGTERM as a request to stop in order; one that comes later ends the program at once. */
export function stopOnSignal(onStop: (name: string) => void): StopRequest {
  const controller = new AbortController();
  let exitCode: number | undefined;
  let since = 0;
  const stop = (name: keyof typeof exitCodes) => {
    if (exitCode !== undefined) {
      if (performance.now() - since > samePressMs) process.exit(exitCodes[name]);
      return;
    }
    exitCode = exitCodes[name];
    since = performance.now();
    onStop(name);
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop(name));
  return { signal: controller.signal, exitCode: () => exitCode };
}
