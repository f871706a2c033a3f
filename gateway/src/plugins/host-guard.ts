const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** Whether an address is reachable from this machine alone. */
export const isLoopback = (host: string): boolean =>
  loopback.test(host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);

/**
 * Whether a server bound to `boundTo` answers a request for `hostHeader`. Bound to loopback it answers only
 * loopback names, so that a web page cannot reach it through a DNS name that points here.
 */
export function isHostAllowed(boundTo: string, hostHeader: string | undefined): boolean {
  return !isLoopback(boundTo) || (hostHeader !== undefined && loopback.test(hostHeader));
}
