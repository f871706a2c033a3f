/**
 * Whether a `Host` header names this machine: a loopback address, `localhost`, or the address that was configured.
 * A web page can point a name of its own at 127.0.0.1 and then read what answers there (DNS rebinding); its requests
 * bear that name. A request without the header comes from no browser.
 */
export function namesThisMachine(host: string | undefined, configured: string): boolean {
  if (host === undefined) return true;
  const name = hostName(host);
  return name !== undefined && (name === configured.toLowerCase() || isLoopbackName(name));
}

/**
 * Whether an `Origin` header names this machine. A browser sends it along with whatever a page asks another host to
 * change, also where it asks nobody for leave; programs send none.
 */
export function isFromThisMachine(origin: string | undefined, configured: string): boolean {
  if (origin === undefined) return true;
  const [, host] = /^https?:\/\/([^/]+)$/i.exec(origin) ?? [];
  return host !== undefined && namesThisMachine(host, configured);
}

/** Whether an address to listen on, or a name without port and brackets, is this machine and nothing else. */
export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);
}

/** The name of `name:port` or `[address]:port`, in lower case; undefined when it is neither. */
function hostName(host: string): string | undefined {
  const match = /^(?:\[([\da-f:.]+)\]|([^\s:@/[\]]+))(?::\d{1,5})?$/i.exec(host);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}
