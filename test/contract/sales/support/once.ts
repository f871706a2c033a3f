import type { WireService } from '../../wire/wire-service.ts';

/** What a chapter's cases share, made when the first of them asks for it. */
export function once<T>(make: (service: WireService) => Promise<T>): (service: WireService) => Promise<T> {
  const made = new WeakMap<WireService, Promise<T>>();
  return (service) => {
    const already = made.get(service);
    if (already !== undefined) return already;
    const making = make(service);
    made.set(service, making);
    return making;
  };
}
