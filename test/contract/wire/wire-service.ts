import type { Sandbox } from '@p2c/sandbox';
import { type Caller, caller } from '../../../sandbox/src/test-support/call.ts';
import { type CleanUp, createCleanUp } from './clean-up.ts';
import { findMarked } from './find-marked.ts';
import { patient } from './patient.ts';

/** A service under contract: its HTTP surface, and what cases need to leave no trace. */
export interface WireService extends Caller, CleanUp {
  readonly system: 'SALES' | 'FINANCE_OPERATIONS';
  /** With a slash at its end. */
  readonly root: string;
  /** Unique to this run, letters and digits: names and numbers that cases make begin with it. */
  readonly mark: string;
  /** The legal entity that cases work in. */
  readonly company: string;
  /** The sandbox itself for cases that run nowhere else; throws with a real environment. */
  sandbox(): Sandbox;
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
  const plain: Caller['send'] = async (method, path, headers, body) =>
    caller(root, { authorization: `Bearer ${await token()}` }).send(method, path, headers, body);
  const send = sandbox === undefined ? patient(plain) : plain;
  const mark = `P2C${Date.now().toString(36).toUpperCase()}`;
  // A sandbox of this run goes as a whole.
  const findMore = sandbox === undefined ? findMarked(system, mark) : async () => [];
  return {
    system,
    root,
    company,
    mark,
    ...createCleanUp(send, findMore),
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
  };
}
