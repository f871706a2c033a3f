import { describe, expect, it } from 'vitest';
import { encoded } from '../../test-support/fetch-scene.ts';
import { useSandbox } from '../../test-support/start-for-test.ts';

describe('FetchXML, what is no query', () => {
  const test = useSandbox();
  const ask = (xml: string, more = '', set = 'accounts') =>
    test.sales.get(`${set}?fetchXml=${encoded(xml)}${more}`);
  const entity = '<entity name="account"><attribute name="name"/></entity>';
  const documentType = 'a document type is not allowed';

  it('takes what XML allows: a declaration, comments, both quotes, blanks, sections of text', async () => {
    const xml = `<?xml version="1.0" encoding="utf-8"?>\n<!-- all -->\n<fetch version='1.0' output-format="xml-platform" mapping="logical" no-lock="true" latematerialize="1" options="Recompile" useraworderby="true" savedqueryid="x">
      <entity name='account'><!-- <attribute name="nope"/> --><attribute name="name"></attribute>
      <filter><condition attribute="name" operator="in"><value><![CDATA[<none>]]></value></condition></filter></entity></fetch>`;
    const { status, json } = await ask(xml);
    expect([status, json.value]).toEqual([200, []]);
  });

  it.each([
    ['', '0x80041124', "Xml String can't be null."],
    ['fetch', '0x80040203', 'Invalid XML'],
    ['<fetch>', '0x80040203', 'Invalid XML'],
    [`<fetch>${entity}</fetch`, '0x80040203', 'Invalid XML'],
    [`<fetch>${entity}</fetch><fetch/>`, '0x80040203', 'one root'],
    [`<fetch top=5>${entity}</fetch>`, '0x80040203', 'Invalid XML'],
    [`<fetch top="1" top="2">${entity}</fetch>`, '0x80040203', 'Invalid XML'],
    [`<fetch a="&bogus;">${entity}</fetch>`, '0x80040203', "'&bogus;' refers to no character"],
    [`<fetch a="&#0;">${entity}</fetch>`, '0x80040203', "'&#0;'"],
    [`<fetch a="a & b">${entity}</fetch>`, '0x80040203', "'& b'"],
    ['<query/>', '0x8004111c', 'NodeName: query'],
    ['<fetch/>', '0x80041123', 'Element: entity'],
    [`<fetch>${entity}${entity}</fetch>`, '0x8004111c', 'NodeName: entity'],
    [`<fetch>${entity}<order attribute="name"/></fetch>`, '0x8004111c', 'NodeName: order'],
    ['<fetch><entity/></fetch>', '0x8004111e', 'attribute: name'],
    ['<fetch><entity name="nope"/></fetch>', '0x80041102', "'nope'"],
    ['<fetch><entity name="contact"/></fetch>', '0x80041128', 'does not match the entity name'],
    ['<fetch><entity name="account"><columns/></entity></fetch>', '0x8004111c', 'NodeName: columns'],
    ['<fetch><entity name="account"><attribute/></entity></fetch>', '0x8004111e', 'Element: attribute'],
    [
      '<fetch><entity name="account"><attribute name="nope"/></entity></fetch>',
      '0x80041103',
      "Name = 'nope'",
    ],
    [
      '<fetch><entity name="account"><attribute name="name" aggregate="count"/></entity></fetch>',
      '0x8004111a',
      'not initially',
    ],
    [
      '<fetch><entity name="account"><attribute name="name" alias="a b"/></entity></fetch>',
      '0x80041109',
      'alias: a b',
    ],
    ['<fetch><entity name="account"><order alias="a"/></entity></fetch>', '0x80041132', 'Use an attribute'],
    ['<fetch><entity name="account"><order/></entity></fetch>', '0x80041133', 'An attribute is required'],
    [
      '<fetch><entity name="account"><order attribute="name" descending="x"/></entity></fetch>',
      '0x80041119',
      'descending',
    ],
    ['<fetch><entity name="account"><filter type="xor"/></entity></fetch>', '0x80041122', "'and', or 'or'"],
  ])('refuses %s', async (xml, code, words) => {
    const { status, json } = await ask(xml);
    expect([status, json.error.code]).toEqual([400, code]);
    expect(json.error.message).toContain(words);
  });

  it.each([
    [
      'entities of its own',
      `<!DOCTYPE fetch [<!ENTITY a "account">]><fetch><entity name="&a;"/></fetch>`,
      documentType,
    ],
    [
      'an entity from elsewhere',
      `<!DOCTYPE fetch [<!ENTITY a SYSTEM "file:///etc/passwd">]><fetch><entity name="&a;"/></fetch>`,
      documentType,
    ],
    [
      'entities that multiply',
      `<!DOCTYPE fetch [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;&a;">]><fetch><entity name="&b;"/></fetch>`,
      documentType,
    ],
    [
      'elements nested without end',
      `${'<filter>'.repeat(900)}${'</filter>'.repeat(900)}`,
      'Maximum nested tags exceeded',
    ],
    ['names of the language', `<fetch><entity name="account"><__proto__/></entity></fetch>`, '__proto__'],
  ])('is not led astray by %s: it refuses it before it reads on', async (_, xml, words) => {
    const { status, json } = await ask(xml);
    expect([status, json.error.code]).toEqual([400, '0x80040203']);
    expect(json.error.message).toContain(words);
  });

  it('takes any alias for a name, those of the language, too', async () => {
    await test.sales.post('accounts', { name: 'One' });
    const xml = (alias: string) =>
      `<fetch><entity name="account"><attribute name="name" alias="${alias}"/></entity></fetch>`;
    for (const alias of ['__proto__', 'constructor', 'toString'])
      expect((await ask(xml(alias))).text).toContain(`"${alias}":"One"`);
  });

  it('stands beside a count and a tag alone, on entity sets alone', async () => {
    const xml = `<fetch>${entity}</fetch>`;
    expect((await ask(xml, '&tag=x&$count=false')).status).toBe(200);
    expect((await ask(xml, '&$select=name')).json.error.message).toContain('"$select"');
    expect((await ask(xml, '&$count=maybe')).status).toBe(400);
    expect((await ask(xml, `&fetchXml=${encoded(xml)}`)).status).toBe(400);
    const counted = await ask(xml, '', 'accounts/$count');
    expect(counted.json.error.message).toBe('The query parameter fetchXml is not supported');
    const text = encoded(xml);
    expect((await test.sales.send('DELETE', `accounts?fetchXml=${text}`)).status).toBe(405);
  });
});

describe('FetchXML of a user without privilege', () => {
  const test = useSandbox({ lacks: { sales: { read: ['contacts'] } } });

  it('reads no joined table that the user may not read', async () => {
    const xml =
      '<fetch><entity name="account"><link-entity name="contact" from="parentcustomerid" to="accountid"/></entity></fetch>';
    const { status, json } = await test.sales.get(`accounts?fetchXml=${encoded(xml)}`);
    expect(status).toBe(403);
    expect(json.error.message).toContain('prvReadContact');
  });
});
