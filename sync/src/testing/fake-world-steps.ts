import type { FakeWorld, StartedEngine } from './fake-world.ts';

/** An account that F&O takes as it is. */
export function plainAccount(index: number): Readonly<Record<string, unknown>> {
  return {
    accountnumber: `US-${index}`,
    name: `Account ${index}`,
    statecode: 0,
    transactioncurrencyid: { isocurrencycode: 'USD' },
  };
}

export function accountId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

/** Lets time pass until the engine has asked Sales and nothing is pending. */
export async function settle(world: FakeWorld, { sync }: StartedEngine): Promise<void> {
  await inTime(world, () => sync.idle());
}

/** Carries something out in the engine while time passes. */
export async function inTime<T>(world: FakeWorld, act: () => Promise<T>): Promise<T> {
  const under = act();
  let over = false;
  const end = () => {
    over = true;
  };
  under.then(end, end);
  await world.passUntil(() => over);
  return under;
}
