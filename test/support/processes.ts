import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

export interface Process extends AsyncDisposable {
  readonly pid: number;
  /** Everything printed so far. */
  readonly output: () => string;
  /** Resolves with the first match in the output; rejects when the process ends without it. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  signal(name: NodeJS.Signals): Promise<number | null>;
}

/** A real process of the product: `node <script> …arguments`, as npm would start it. */
export function startProcess(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Process {
  const child: ChildProcess = spawn(process.execPath, [resolve(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    text += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const ended = once(child, 'close');

  const printed = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((resolvePrinted, reject) => {
      const look = () => {
        const match = text.match(pattern);
        if (match === null) return;
        listeners.delete(look);
        resolvePrinted(match);
      };
      listeners.add(look);
      ended.then(() => reject(new Error(`Expected ${pattern}, the process ended with:\n${text}`)));
      look();
    });
  const signal = async (name: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(name);
    await ended;
    return child.exitCode;
  };
  return {
    pid: child.pid ?? -1,
    output: () => text,
    printed,
    signal,
    async [Symbol.asyncDispose]() {
      await signal('SIGKILL');
    },
  };
}
