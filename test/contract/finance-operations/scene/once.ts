import type { WireService } from '../../wire/wire-service.ts';

/**
 * What several cases need and none of them changes: found or made once in a run, when the first of them asks. A run is
 * told by its mark: a case that only reads gets a service of its own.
 */
export function once<T>(find: (service: WireService) => Promise<T>): (service: WireService) => Promise<T> {
  const found = new Map<string, Promise<T>>();
  return (service) => {
    const known = found.get(service.mark) ?? find(service);
    found.set(service.mark, known);
    return known;
  };
}
