import type { WorkBudget } from '@p2c/subgraph-runtime';
import { isList, isObject, type Json } from './json.ts';

/** Counts what a subgraph answered with: objects, and about as many bytes as its text would have. Throws what the budget throws. */
export async function measureResult(result: Json, budget: WorkBudget): Promise<void> {
  const open: Json[] = [result];
  while (open.length > 0) {
    const value = open.pop();
    if (isList(value)) {
      for (const item of value) open.push(item);
    } else if (isObject(value)) {
      let bytes = 2;
      for (const [key, inner] of Object.entries(value)) {
        bytes += key.length + bytesOf(inner);
        if (typeof inner === 'object' && inner !== null) open.push(inner);
      }
      budget.take(1);
      budget.takeBytes(bytes);
      const turn = budget.turn(1);
      if (turn) await turn;
    }
  }
}

/** About the length of a value in JSON, what is within it left out; names are escaped rarely. */
export function bytesOf(value: Json): number {
  return typeof value === 'string' ? value.length + 6 : 10;
}
