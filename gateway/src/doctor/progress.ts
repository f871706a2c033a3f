/** Where progress is shown: standard error. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line that says how far a run is, and goes away when it ends; nothing where nobody looks at a terminal. */
export interface Progress {
  show(at: number, of: number, id: string): void;
  clear(): void;
}

/** Back to the start of the line, and erase it (ECMA-48, EL). */
const erase = '\r\u001b[K';

export function createProgress(stream: ProgressStream): Progress {
  if (stream.isTTY !== true) return { show: () => {}, clear: () => {} };
  // A line that wraps could not be erased again.
  const width = (stream.columns ?? 80) - 1;
  return {
    show: (at, of, id) => void stream.write(`${erase}${`${at} of ${of}: ${id}`.slice(0, width)}`),
    clear: () => void stream.write(erase),
  };
}
