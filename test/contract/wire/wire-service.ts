import type { Sandbox } from '@p2c/sandbox';
import { type Answer, type Caller, caller } from '../../../sandbox/src/test-support/call.ts';

/** A service under contract: its HTTP surface, and what cases need to leave no trace. */
export interface WireService extends Caller {
  readonly system: 'SALES' | 'FINANCE_OPERATIONS';
  /** With a slash at its end. */
  readonly root: string;
  /** Unique to this run, letters and digits: names and numbers that cases make begin with it. */
  readonly mark: string;
  /** The legal entity that cases work in. */
  readonly company: string;
  /** The sandbox itself for cases that run nowhere else; throws with a real environment. */
  sandbox(): Sandbox;
  /** Deletes the record at this path, below the root, when all cases have run; the newest first. */
  keep(path: string): void;
  /** Deletes what was kept. Answers the paths that were not deleted. */
  clear(): Promise<readonly string[]>;
}

export interface WireConnection {
  readonly system: WireService['system'];
  readonly root: string;
  readonly company: string;
  readonly token: () => Promise<string>;
  readonly sandbox: Sandbox | undefined;
}

export function openWireService(connection: WireConnection): WireService {
  const { system, root, company, token, sandbox } = connection;
  const kept: string[] = [];
  const send: Caller['send'] = async (method, path, headers, body) =>
    caller(root, { authorization: `Bearer ${await token()}` }).send(method, path, headers, body);
  return {
    system,
    root,
    company,
    mark: `P2C${Date.now().toString(36).toUpperCase()}`,
    send,
    get: (path, headers) => send('GET', path, headers),
    post: (path, body, headers) => send('POST', path, headers, body),
    patch: (path, body, headers) => send('PATCH', path, headers, body),
    put: (path, body, headers) => send('PUT', path, headers, body),
    delete: (path, headers) => send('DELETE', path, headers),
    sandbox() {
      if (sandbox === undefined) throw new Error('This case needs the sandbox: mark it onlySandbox.');
      return sandbox;
    },
    keep: (path) => void kept.push(path),
    async clear() {
      const left: string[] = [];
      for (const path of kept.splice(0).reverse()) {
        const answer: Answer = await send('DELETE', path);
        if (answer.status >= 300 && answer.status !== 404)
          left.push(`${path}: ${answer.status} ${answer.text}`);
      }
      return left;
    },
  };
}
