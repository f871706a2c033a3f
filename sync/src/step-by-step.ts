/**
 * The same iteration, each step of it awaited in a way of one's own. Whoever leaves early ends the iteration beneath
 * too, as a `for await` over it would.
 */
export async function* stepByStep<T>(
  steps: AsyncIterable<T>,
  wait: <S>(step: Promise<S>) => Promise<S>,
): AsyncGenerator<T, void> {
  const iterator = steps[Symbol.asyncIterator]();
  try {
    while (true) {
      const { done, value } = await wait(iterator.next());
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
