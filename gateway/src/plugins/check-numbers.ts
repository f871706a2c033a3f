import { BREAK, type DocumentNode, Kind, visit } from 'graphql';

/** What the planner reads of a whole number. */
const wholeMax = 2n ** 63n - 1n;
const wholeMin = -(2n ** 63n);
const shownMax = 40;

/**
 * The first number of a document that the planner cannot read, as a sentence. GraphQL itself bounds only those given
 * for an Int; for a Float, an ID or a scalar of ours a literal may be of any length.
 */
export function checkNumbers(document: DocumentNode): string | undefined {
  let message: string | undefined;
  visit(document, {
    enter(node) {
      if (node.kind !== Kind.INT && node.kind !== Kind.FLOAT) return undefined;
      const expected = node.kind === Kind.INT ? unreadWhole(node.value) : unreadFraction(node.value);
      if (expected === undefined) return undefined;
      const got = node.value.length > shownMax ? `${node.value.slice(0, shownMax)}…` : node.value;
      message = `Expected ${expected}, got ${got}.`;
      return BREAK;
    },
  });
  return message;
}

function unreadWhole(text: string): string | undefined {
  const value = BigInt(text);
  if (value >= wholeMin && value <= wholeMax) return undefined;
  return 'a whole number of at most 64 bits';
}

function unreadFraction(text: string): string | undefined {
  return Number.isFinite(Number(text)) ? undefined : 'a number within the range of a 64-bit float';
}
