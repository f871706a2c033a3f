import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createDocumentCache } from './document-cache.ts';

const schema = buildSchema('type Query { word(is: String): String }');
const long = (character: string) => `{ word(is: "${character.repeat(80)}") }`;

describe('a document cache', () => {
  it('parses and judges a text once', () => {
    const cache = createDocumentCache(schema);
    expect(cache.prepare('{ word }', undefined)).toBe(cache.prepare('{ word }', undefined));
    expect(cache.prepare('{ none }', undefined)).toBe(cache.prepare('{ none }', undefined));
    expect(cache.prepare('{ none }', undefined)).toMatchObject({ kind: 'invalid' });
  });

  it('holds no more characters than it may, however few the texts are', () => {
    const cache = createDocumentCache(schema, { entriesMax: 500, charactersMax: 250 });
    const first = cache.prepare(long('a'), undefined);
    cache.prepare(long('b'), undefined);
    expect(cache.prepare(long('a'), undefined)).toBe(first);
    cache.prepare(long('c'), undefined);
    cache.prepare(long('d'), undefined);
    expect(cache.prepare(long('a'), undefined)).not.toBe(first);
  });

  it('lets go of megabytes of unique texts', () => {
    const cache = createDocumentCache(schema);
    const words = Array.from({ length: 8 }, (_, index) => `{ word(is: "${String(index).repeat(300_000)}") }`);
    const prepared = words.map((word) => cache.prepare(word, undefined));
    const kept = words.filter((word, index) => cache.prepare(word, undefined) === prepared[index]);
    expect(kept.length).toBeLessThanOrEqual(3);
  });
});
