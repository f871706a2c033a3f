import { isLoopbackName } from '../http/host-guard.ts';
import type { Organization } from './organization.ts';

/**
 * What stands behind the service root in a reference to a record: `accounts(…)`, `/accounts(…)`, or an absolute address
 * of this environment. That of another host stays as it is, and so is no path of a record.
 */
export function pathOfReference({ call }: Organization, reference: string): string {
  const [root = '', host = ''] = /^https?:\/\/([^/]+)\/api\/data\/v\d+\.\d+\//i.exec(reference) ?? [];
  const isOwn = call === undefined || isSameHost(host.toLowerCase(), call.host);
  return (isOwn ? reference.slice(root.length) : reference).replace(/^\//, '');
}

/** The names of this machine count as one: a client may know the environment by several. */
function isSameHost(one: string, other: string): boolean {
  if (one === other) return true;
  const [left, right] = [one, other].map((host) => {
    const [, name = '', port = ''] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(host) ?? [];
    return { isLoopback: isLoopbackName(name), port };
  });
  return left?.isLoopback === true && right?.isLoopback === true && left.port === right.port;
}
