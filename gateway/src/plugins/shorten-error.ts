import type { GraphQLFormattedError } from 'graphql';

/** What an error may tell in characters: `got` is the client's own text, a sentence has words of ours around it. */
const gotMax = 200;
const sentenceMax = 500;

/** The error with every text in it cut to its bound, wherever it came from: errors quote what clients and systems send. */
export function shortenError({ message, extensions, ...rest }: GraphQLFormattedError): GraphQLFormattedError {
  return {
    message: shorten(message, sentenceMax),
    ...rest,
    ...(extensions && { extensions: shortenTexts(extensions) as Record<string, unknown> }),
  };
}

function shortenTexts(value: unknown, key?: string): unknown {
  if (typeof value === 'string') return shorten(value, key === 'got' ? gotMax : sentenceMax);
  if (Array.isArray(value)) return value.map((item) => shortenTexts(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortenTexts(inner, name)]));
}

/** Cut out of the middle: sentences name what is wrong at their beginning and what was expected at their end. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor((most - 1) / 2);
  return `${text.slice(0, half)}…${text.slice(-half)}`.toWellFormed();
}
