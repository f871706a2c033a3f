import { type EntityKey, type EntityType, type ODataClient, printEntityKey } from '@p2c/odata';
import { type JsonAnswer, sendJson } from '../read-json.ts';
import { TrialStopped } from './trial.ts';

/** A record that a trial made. */
export interface Made {
  /** `accounts(…)` */
  readonly path: string;
  /** The GUID in Sales, the last part of the key in F&O. */
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

type Headers = Readonly<Record<string, string>>;

/** One system, to a trial: requests as they stand, and what they make is noted so that it is deleted. */
export interface Desk {
  get(target: string, headers?: Headers): Promise<JsonAnswer>;
  /** The record under a path. Throws TrialStopped where it cannot be read. */
  read(path: string, select?: string): Promise<Record<string, unknown>>;
  post(target: string, body: object | string, headers?: Headers): Promise<JsonAnswer>;
  patch(path: string, body: object, headers?: Headers): Promise<JsonAnswer>;
  put(path: string, body: object, headers?: Headers): Promise<JsonAnswer>;
  delete(path: string): Promise<JsonAnswer>;
  /** A record that the trial needs. Throws TrialStopped where the system refuses it. */
  make(entitySet: string, values: object): Promise<Made>;
  /** Notes a record that came about in another way than by a POST to its set. */
  keep(path: string): void;
}

export function createDesk(client: ODataClient, note: (path: string) => void): Desk {
  const isSales = client.system === 'SALES';
  const locate = (target: string) =>
    isSales || target.startsWith('/') || target.includes('cross-company') || target.startsWith('$')
      ? target
      : `${target}${target.includes('?') ? '&' : '?'}cross-company=true`;
  const send = (method: 'GET' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object, headers?: Headers) =>
    sendJson(client, {
      method,
      target: locate(path),
      ...(headers ? { headers } : {}),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const desk: Desk = {
    get: (target, headers) => send('GET', target, undefined, headers),
    async read(path, select) {
      const { status, value, refusal } = await desk.get(
        select === undefined ? path : `${path}?$select=${select}`,
      );
      if (status < 300) return value;
      throw new TrialStopped(`${path} cannot be read (${refusal})`);
    },
    async post(target, body, headers = {}) {
      const answer = await sendJson(client, {
        method: 'POST',
        target: locate(target),
        headers: { ...(isSales ? { prefer: 'return=representation' } : {}), ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const type = client.model.entitySets.get(target.split('?')[0] ?? '');
      const path = type && answer.status < 300 ? pathOf(type, answer.value) : undefined;
      if (path !== undefined) note(path);
      return answer;
    },
    patch: (path, body, headers = { 'if-match': '*' }) => send('PATCH', path, body, headers),
    put: (path, body, headers) => send('PUT', path, body, headers),
    delete: (path) => send('DELETE', path),
    async make(entitySet, values) {
      const { status, value, refusal } = await desk.post(entitySet, values);
      const type = client.model.entitySets.get(entitySet);
      const path = type && status < 300 ? pathOf(type, value) : undefined;
      if (type === undefined || path === undefined)
        throw new TrialStopped(
          `The trial needs a record in ${entitySet} that it could not make (${refusal || `status ${status}, no key in the answer`})`,
        );
      return { path, id: String(value[type.keys.at(-1) ?? '']), values: value };
    },
    keep: note,
  };
  return desk;
}

/** Where a record of these values is; undefined where they hold no key. */
function pathOf(type: EntityType, values: Readonly<Record<string, unknown>>): string | undefined {
  const parts: Record<string, string | number> = {};
  for (const name of type.keys) {
    const value = values[name];
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    parts[name] = value;
  }
  const [first = ''] = type.keys;
  const isGuid = type.properties.get(first)?.type === 'Edm.Guid';
  const key: EntityKey = isGuid
    ? { kind: 'guid', value: String(parts[first]) }
    : { kind: 'composite', parts };
  return `${type.entitySet}${printEntityKey(key)}`;
}
