import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** This checkout. */
export const ownRoot = resolve(import.meta.dirname, '..');

export interface StartedProcess {
  /** Waits for a line of its output and gives what the pattern captured. Throws when it ends before. */
  printed(pattern: RegExp): Promise<string>;
  /** Seconds of processor time that it has used so far; undefined where the system does not tell (Linux does). */
  cpuSeconds(): number | undefined;
  stop(): Promise<void>;
}

/** Starts a program of a checkout as a process of its own. */
export function startProcess(
  script: string,
  args: string[],
  { env = {}, root = ownRoot }: { env?: NodeJS.ProcessEnv; root?: string } = {},
): StartedProcess {
  const child: ChildProcess = spawn(process.execPath, [resolve(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return {
    async printed(pattern) {
      for (;;) {
        const match = text.match(pattern);
        if (match?.[1]) return match[1];
        if (child.exitCode !== null)
          throw new Error(`${script} ended before it printed ${pattern}:\n${text}`);
        if (child.stdout) await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
      }
    },
    cpuSeconds: () => cpuSecondsOf(child.pid),
    async stop() {
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Clock ticks per second of `/proc`: 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** User and system time of a process: the 14th and 15th value of its `stat`, behind the name in brackets. */
function cpuSecondsOf(pid: number | undefined): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const values = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(values[11]) + Number(values[12])) / ticksPerSecond;
}
