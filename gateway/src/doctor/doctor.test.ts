import { readAssumptions } from '@p2c/models';
import type { Credentials } from '@p2c/odata';
import { type SandboxOptions, startSandbox } from '@p2c/sandbox';
import { describe, expect, it } from 'vitest';
import type { Check, DoctorContext } from './check.ts';
import { missing, ok } from './check.ts';
import { printResult, printSummary, worstOf } from './print-report.ts';
import { runChecks } from './run-checks.ts';
import { type DoctorSettings, runDoctor } from './run-doctor.ts';
import { trialsOfBothSystems } from './trials/all-trials.ts';

/** What doctor says of a sandbox that is set up in this way. */
async function examine(options: SandboxOptions = {}, settings: Partial<DoctorSettings> = {}) {
  await using sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, ...options });
  const access = { ...sandbox.credentials, authority: sandbox.authority };
  const results = await runDoctor({
    sales: { serviceRoot: sandbox.sales.serviceRoot, ...access },
    financeOperations: { serviceRoot: sandbox.financeOperations.serviceRoot, ...access },
    company: 'usmf',
    businessUnits: {},
    ownership: undefined,
    mayWrite: false,
    ...settings,
  });
  const found = new Map(results.map((result) => [result.check.id, result]));
  return {
    results,
    of: (id: string) => worstOf(found.get(id)?.findings ?? []),
    text: (id: string) => {
      const result = found.get(id);
      if (!result) throw new Error(`There is no check ${id}.`);
      return printResult(result);
    },
  };
}

/** What doctor says of systems at these addresses. */
async function examineAt(systems: Pick<DoctorSettings, 'sales' | 'financeOperations'>) {
  const results = await runDoctor({
    ...systems,
    company: 'usmf',
    businessUnits: {},
    ownership: undefined,
    mayWrite: false,
  });
  return { results, byId: (id: string) => results.find(({ check }) => check.id === id) };
}

describe('doctor', () => {
  it('finds nothing missing in the sandbox, and looks at every entity set that schema and templates use', async () => {
    const { results, of } = await examine();
    const bad = results.filter(({ findings }) => ['missing', 'unknown'].includes(worstOf(findings)));
    const assumptions = new Set(readAssumptions().map(({ id }) => id));
    const told = bad.filter(({ check }) => !assumptions.has(check.id)).map(printResult);
    expect(told.filter((text) => !text.includes('--trial-writes'))).toEqual([]);
    for (const id of [
      'sales-read-quotedetails',
      'finance-operations-read-CDSSalesQuotationLines',
      'sales-changes-contacts',
      'sales-metadata-accounts',
      'finance-operations-metadata-CustomersV3',
    ])
      expect([id, of(id)]).toEqual([id, 'ok']);
  });

  it.each<[string, string, SandboxOptions, RegExp]>([
    [
      'a table may not be read',
      'sales-read-quotes',
      { lacks: { sales: { read: ['quotes'] } } },
      /prvReadQuote[\s\S]*Mend: Give the application user a security role with Read on quotes/,
    ],
    [
      'the P2C solution is not installed',
      'sales-read-contacts',
      { lacks: { sales: { properties: ['contacts.msdynce_contactnumber'] } } },
      /msdynce_contactnumber[\s\S]*Mend: Install the Prospect to cash solution/,
    ],
    [
      'a table is not there',
      'sales-read-pricelevels',
      { lacks: { sales: { entitySets: ['pricelevels'] } } },
      /There is no pricelevels/,
    ],
    [
      'change tracking is off',
      'sales-changes-accounts',
      { lacks: { sales: { changeTracking: ['accounts'] } } },
      /Change tracking is off[\s\S]*"Track changes"/,
    ],
    [
      'prices are not calculated by the platform',
      'sales-pricing',
      { systemPricing: false },
      /pricing calculation" is off/,
    ],
  ])('says how to mend it when %s', async (_, id, options, words) => {
    const { of, text } = await examine(options);
    expect([id, of(id)]).toEqual([id, 'missing']);
    expect(text(id)).toMatch(words);
  });

  it.each<[string, string, SandboxOptions, RegExp]>([
    [
      'no key keeps numbers unique',
      'sales-unique-account',
      { lacks: { sales: { alternateKeys: ['accounts'] } } },
      /no alternate key keeps it so/,
    ],
    [
      'products start as drafts',
      'sales-products-active',
      { productsCreatedActive: false },
      /created as drafts/,
    ],
    ['discounts are per unit', 'sales-pricing', { discountCalculation: 'per-unit' }, /per unit/],
  ])('warns when %s', async (_, id, options, words) => {
    const { of, text } = await examine(options);
    expect([id, of(id)]).toEqual([id, 'warning']);
    expect(text(id)).toMatch(words);
  });

  it.each([
    ['prvCreateAccount', /account may not be created[\s\S]*role with Create on account/],
    ['prvWriteContact', /contact may not be changed/],
    ['prvDeleteQuotedetail', /quotedetail may not be deleted/],
    ['prvAppendQuote', /quote may not be given a lookup/],
    ['prvAppendToUom', /uom may not be named by a lookup[\s\S]*Append To on uom at organization level/],
  ])('says how to mend it when the application user lacks %s', async (name, words) => {
    const { of, text } = await examine({ lacks: { sales: { privileges: [name] } } });
    expect(of('sales-privileges')).toBe('missing');
    expect(text('sales-privileges')).toMatch(new RegExp(`${name} is missing`));
    expect(text('sales-privileges')).toMatch(words);
  });

  it('says that a company or a business unit is not there, and where to correct it', async () => {
    const unit = '00000000-0000-4000-8000-00000000dead';
    const { text } = await examine({}, { company: 'zzzz', businessUnits: { [unit]: 'usmf' } });
    expect(text('finance-operations-companies')).toMatch(
      /MISSING[\s\S]*no company zzzz[\s\S]*Correct --company/,
    );
    expect(text('sales-business-units')).toMatch(
      new RegExp(`MISSING[\\s\\S]*${unit}[\\s\\S]*--business-units`),
    );
    expect(text('finance-operations-customer-group')).toMatch(
      /\? .*[\s\S]*not looked at before this is met: Every configured company.*\[finance-operations-companies\]/,
    );
  });

  it('says what to check when it is not let in, and looks at nothing behind that', async () => {
    await using sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0 });
    const access = { ...sandbox.credentials, authority: sandbox.authority };
    const results = await runDoctor({
      sales: { serviceRoot: sandbox.sales.serviceRoot, ...access, clientSecret: 'wrong' },
      financeOperations: { serviceRoot: 'http://127.0.0.1:1/data/', ...access },
      company: 'usmf',
      businessUnits: {},
      ownership: undefined,
      mayWrite: false,
    });
    const text = results.map(printResult).join('');
    expect(text).toMatch(/MISSING {2}Sales[\s\S]*P2C_CLIENT_SECRET/);
    expect(text).not.toContain('wrong');
    expect(text).toMatch(/MISSING {2}F&O[\s\S]*--finance-operations-url/);
    const others = results.filter(({ check }) => !check.id.endsWith('-access'));
    expect(new Set(others.map(({ findings }) => worstOf(findings)))).toEqual(new Set(['unknown']));
    expect(printSummary(results)).toContain('2 of');
  });

  it.each<[string, Partial<Credentials>, RegExp, RegExp]>([
    ['the directory', { tenantId: 'nowhere.example.com' }, /AADSTS90002/, /Check P2C_TENANT_ID/],
    ['the application', { clientId: 'nobody' }, /AADSTS700016/, /Check P2C_CLIENT_ID/],
    ['the secret', { clientSecret: 'wrong-secret-of-it' }, /AADSTS7000215/, /Check P2C_CLIENT_SECRET/],
    [
      'the address of the token endpoint',
      { authority: 'http://127.0.0.1:1' },
      /token endpoint http:\/\/127\.0\.0\.1:1 could not be reached/,
      /--authority \(P2C_AUTHORITY\), the network, and a proxy/,
    ],
  ])('tells which setting to correct when %s is wrong', async (_, wrong, what, mend) => {
    await using sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, auth: 'required' });
    const access = { ...sandbox.credentials, authority: sandbox.authority, ...wrong };
    const { byId } = await examineAt({
      sales: { serviceRoot: sandbox.sales.serviceRoot, ...access },
      financeOperations: { serviceRoot: sandbox.financeOperations.serviceRoot, ...access },
    });
    for (const id of ['sales-access', 'finance-operations-access'])
      expect(byId(id)?.findings).toEqual([
        { kind: 'missing', what: expect.stringMatching(what), mend: expect.stringMatching(mend) },
      ]);
  });

  it('warns of nothing behind a service root that lacks its /data/', async () => {
    await using sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0 });
    const access = { ...sandbox.credentials, authority: sandbox.authority };
    const { results, byId } = await examineAt({
      sales: { serviceRoot: sandbox.sales.serviceRoot, ...access },
      financeOperations: {
        serviceRoot: sandbox.financeOperations.serviceRoot.replace(/data\/?$/, ''),
        ...access,
      },
    });
    expect(byId('finance-operations-access')?.findings).toMatchObject([
      { kind: 'missing', mend: expect.stringMatching(/--finance-operations-url .*\/data\/\)/) },
    ]);
    const assumptions = new Set(readAssumptions().map(({ id }) => id));
    const told = results.filter(({ check }) => assumptions.has(check.id));
    expect(told.filter(({ findings }) => worstOf(findings) === 'warning').map(printResult)).toEqual([]);
    for (const id of trialsOfBothSystems)
      expect(byId(id)?.findings).toEqual([
        {
          kind: 'unknown',
          why: 'not looked at before this is met: F&O answers, and takes the application as one of its users.  [finance-operations-access]',
        },
      ]);
  });

  it('begins no check any more once it is stopped, but the one that tells what is left behind', async () => {
    const stop = new AbortController();
    const begun: string[] = [];
    const check = (id: string, run: () => void = () => {}): Check => ({
      id,
      system: 'SALES',
      need: `Need ${id}.`,
      run: async () => {
        run();
        return ok();
      },
    });
    const last: Check = { ...check('last'), evenWhenStopped: true };
    const checks = [check('first', () => stop.abort()), check('second'), last];
    const results = await runChecks(checks, {} as DoctorContext, {
      stop: stop.signal,
      onBegin: ({ id }, at, of) => begun.push(`${at} of ${of}: ${id}`),
    });
    expect(begun).toEqual(['1 of 3: first', '3 of 3: last']);
    expect(results.map(({ findings }) => findings)).toEqual([
      [{ kind: 'ok' }],
      [{ kind: 'unknown', why: 'not looked at: the run was stopped.' }],
      [{ kind: 'ok' }],
    ]);
  });

  it('tells a check that breaks as not known, never as fine', async () => {
    const check = (id: string, run: Check['run'], after: string[] = []): Check => ({
      id,
      system: 'SALES',
      need: `Need ${id}.`,
      run,
      after,
    });
    const results = await runChecks(
      [
        check('breaks', () => Promise.reject(new Error('It broke.'))),
        check('lacks', async () => missing('A thing.', 'Add it.')),
        check('builds', async () => ok(), ['lacks']),
        check('works', async () => ok()),
      ],
      {} as DoctorContext,
    );
    expect(results.map(({ check: { id }, findings }) => [id, worstOf(findings)])).toEqual([
      ['breaks', 'unknown'],
      ['lacks', 'missing'],
      ['builds', 'unknown'],
      ['works', 'ok'],
    ]);
  });
});
