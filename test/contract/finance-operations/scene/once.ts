import type { WireService } from '../../wire/wire-service.ts';

/** What several cases need and none of them changes: found or made for a service when the first of them asks. */
export function once<T>(find: (service: WireService) => Promise<T>): (service: WireService) => Promise<T> {
  const found = new WeakMap<WireService, Promise<T>>();
  return (service) => {
    const known = found.get(service) ?? find(service);
    found.set(service, known);
    return known;
  };
}
