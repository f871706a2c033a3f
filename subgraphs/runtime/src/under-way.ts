/** Loads that were asked for and are not answered: whoever asks for the same meanwhile waits for the same answer. */
export interface UnderWay<Answer> {
  /** The load under way that reads all of `columns`, else the one that `load` begins. */
  share(key: string, columns: ReadonlySet<string>, load: () => Promise<Answer>): Promise<Answer>;
  /** What is asked for from now on is loaded anew. */
  forget(key: string): void;
  forgetAll(): void;
}

export function createUnderWay<Answer>(): UnderWay<Answer> {
  const loads = new Map<string, { answer: Promise<Answer>; columns: ReadonlySet<string> }>();
  return {
    share(key, columns, load) {
      const begun = loads.get(key);
      if (begun && columns.isSubsetOf(begun.columns)) return begun.answer;
      const answer = load();
      const begins = { answer, columns };
      loads.set(key, begins);
      const over = () => {
        if (loads.get(key) === begins) loads.delete(key);
      };
      answer.then(over, over);
      return answer;
    },
    forget: (key) => void loads.delete(key),
    forgetAll: () => loads.clear(),
  };
}
