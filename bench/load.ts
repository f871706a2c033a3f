import type { BenchedApp } from './benched-app.ts';

/** What a stretch of time asked of the systems and of the processors. */
export interface Load {
  readonly seconds: number;
  /** OData requests that the systems got, one per line of their logs. */
  readonly odata: readonly { readonly url: string }[];
  /** Share of one core that each process used; undefined where the system does not tell. */
  readonly busy: { readonly sandbox: number | undefined; readonly gateway: number | undefined };
}

/** Begins to watch; what it gives ends the watch and says what happened meanwhile. */
export async function watchLoad(app: BenchedApp): Promise<() => Promise<Load>> {
  const origins = [app.sales, app.financeOperations].map((root) => new URL(root).origin);
  const { sandbox, gateway } = app.processes;
  const cpu = () => ({ sandbox: sandbox.cpuSeconds(), gateway: gateway.cpuSeconds() });
  await Promise.all(origins.map((origin) => fetch(`${origin}/__sandbox/requests`, { method: 'DELETE' })));
  const startedAt = performance.now();
  const before = cpu();
  return async () => {
    const after = cpu();
    const seconds = (performance.now() - startedAt) / 1_000;
    const share = (process: 'sandbox' | 'gateway') => {
      const [from, to] = [before[process], after[process]];
      return from === undefined || to === undefined ? undefined : (to - from) / seconds;
    };
    const logs = await Promise.all(origins.map(async (origin) => requestsAt(origin)));
    return { seconds, odata: logs.flat(), busy: { sandbox: share('sandbox'), gateway: share('gateway') } };
  };
}

export const printBusy = (share: number | undefined) =>
  share === undefined ? '–' : `${(share * 100).toFixed(0)} %`;

async function requestsAt(origin: string): Promise<readonly { url: string }[]> {
  const answer = await fetch(`${origin}/__sandbox/requests`);
  return ((await answer.json()) as { requests: { url: string }[] }).requests;
}
