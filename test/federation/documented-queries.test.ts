import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/start-app.ts';

/** The GraphQL of a document, block by block; a comment at its head names the code that it is answered with. */
function documentedOperations(document: string) {
  const text = readFileSync(new URL(`../../${document}`, import.meta.url), 'utf8');
  return [...text.matchAll(/```graphql\n(.*?)```/gs)].map(([, query = ''], at) => ({
    name: `${document}, block ${at + 1}`,
    query,
    refusal: /^# ([A-Z_]+)\n/.exec(query)?.[1],
  }));
}

const operations = ['README.md', 'docs/guide.md'].flatMap(documentedOperations);

describe('what the documents offer to paste', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
    await app.settled();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('is something', () => expect(operations.length).toBeGreaterThan(10));

  it.each(operations)('$name is answered as said', async ({ query, refusal }) => {
    const { data, errors } = await app.request(query);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(refusal === undefined ? [] : [refusal]);
    const answered = Object.values(data ?? {});
    if (refusal === undefined) expect(answered).not.toContain(null);
    expect(answered.length).toBeGreaterThan(0);
  });
});
