import { describe, expect, it } from 'vitest';
import { followedLink, parseServiceRoot } from './service-root.ts';

describe('a service root', () => {
  it.each([
    ['https://org.crm.dynamics.com/api/data/v9.2', 'https://org.crm.dynamics.com/api/data/v9.2/'],
    ['https://ORG.crm.dynamics.com:443/api/data/v9.2/', 'https://org.crm.dynamics.com/api/data/v9.2/'],
    ['http://127.0.0.1:4102/data', 'http://127.0.0.1:4102/data/'],
  ])('%s is taken as %s', (text, expected) => {
    expect(parseServiceRoot(text)).toBe(expected);
  });

  it.each([
    '',
    'org.crm.dynamics.com',
    'ftp://org/',
    'https://org/?a=b',
    'https://org/#a',
    'https://a:b@org/',
  ])('%o is none', (text) => {
    expect(() => parseServiceRoot(text)).toThrow(TypeError);
  });
});

describe('a link that the system hands out', () => {
  const root = 'https://org.crm.dynamics.com/api/data/v9.2/';

  it('is followed as it was written', () => {
    const link = 'https://ORG.crm.dynamics.com/api/data/v9.2/accounts?$skiptoken=%3Ccookie%20a=%22%27%22/%3E';
    expect(followedLink(link, root)).toBe(link);
  });

  it('may be relative', () => {
    expect(followedLink('accounts?$skiptoken=2', root)).toBe(`${root}accounts?$skiptoken=2`);
  });

  it.each([
    'https://org.crm.dynamics.com.evil.example/api/data/v9.2/accounts',
    'https://other.crm.dynamics.com/api/data/v9.2/accounts',
    'http://org.crm.dynamics.com/api/data/v9.2/accounts',
    'https://org.crm.dynamics.com:8443/api/data/v9.2/accounts',
    '//evil.example/accounts',
    'javascript:alert(1)',
  ])('is not followed elsewhere: %s', (link) => {
    expect(() => followedLink(link, root)).toThrow(expect.objectContaining({ code: 'INVALID_ANSWER' }));
  });
});
