import type { WireService } from './wire-service.ts';

/**
 * What several cases need and none of them changes: found or made once in a run, when the first of them asks. A run is
 * told by its mark: a case that only reads gets a service of its own. What could not be made is made for the next one.
 */
export function once<T>(find: (service: WireService) => Promise<T>): (service: WireService) => Promise<T> {
  const found = new Map<string, Promise<T>>();
  return (service) => {
    const known = found.get(service.mark);
    if (known !== undefined) return known;
    const finding = find(service);
    found.set(service.mark, finding);
    finding.catch(() => found.delete(service.mark));
    return finding;
  };
}
