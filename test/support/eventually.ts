/**
 * Waits for a condition, never for a time: tries until `attempt` neither throws nor returns undefined, false or
 * null. The limit only bounds a failure.
 */
export async function eventually<T>(
  attempt: () => Promise<T> | T,
  { withinMs = 60_000, everyMs = 10 } = {},
): Promise<NonNullable<T>> {
  const deadline = performance.now() + withinMs;
  let last: unknown = new Error('The condition did not hold.');
  while (performance.now() < deadline) {
    try {
      const value = await attempt();
      if (value !== undefined && value !== null && value !== false) return value as NonNullable<T>;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error(`Nothing within ${withinMs} ms.`, { cause: last });
}
