import type { ODataClient } from '@p2c/odata';
import type { DoctorContext, Finding } from '../../check.ts';
import { readJson } from '../../read-json.ts';
import type { Bench } from '../bench.ts';
import type { Trial } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { asRefused, asTaken, worst } from '../verdict.ts';
import { stamp } from './scene.ts';

const harmless = 'Nothing breaks: the product stays far below. Report it, so that the sandbox is corrected.';

/** How much one query or one body may hold. */
export const salesBoundTrials: readonly Trial[] = [
  {
    assumption: 'dv-orderby-terms',
    how: 'read',
    run: ({ sales }) => orderByTerms(sales, 'accounts'),
  },
  {
    assumption: 'fo-orderby-terms',
    how: 'read',
    run: ({ financeOperations }) => orderByTerms(financeOperations, 'CustomersV3'),
  },
  { assumption: 'filter-depth', how: 'read', run: filterDepth },
  { assumption: 'dv-nested-create-depth', how: 'write', run: nestedCreateDepth },
];

const termsMax = 32;

async function orderByTerms(client: ODataClient, entitySet: string): Promise<Finding> {
  const type = client.model.entitySets.get(entitySet);
  const names = [...(type?.properties ?? [])]
    .filter(([, property]) => property.type === 'Edm.String' && property.creatable)
    .map(([name]) => name);
  const [key = ''] = type?.keys ?? [];
  const ask = (count: number) =>
    readJson(client, `${entitySet}?$select=${key}&$top=1&$orderby=${names.slice(0, count).join(',')}`);
  return worst([
    asTaken(await ask(termsMax), `${termsMax} terms are taken`, `${termsMax} terms are refused`, harmless),
    asRefused(await ask(termsMax + 1), {
      otherwise: `${termsMax + 1} terms are taken.`,
      mend: harmless,
    }),
  ]);
}

const depthMax = 200;

async function filterDepth({ sales, financeOperations }: DoctorContext): Promise<Finding> {
  const findings: Finding[] = [];
  for (const [client, query, condition] of [
    [sales, 'accounts?$select=accountid', "name eq 'x'"],
    [financeOperations, 'Currencies?$select=CurrencyCode', "CurrencyCode eq 'x'"],
  ] as const) {
    const ask = (depth: number) =>
      readJson(client, `${query}&$top=1&$filter=${'('.repeat(depth)}${condition}${')'.repeat(depth)}`);
    const system = client.system === 'SALES' ? 'Sales' : 'F&O';
    findings.push(
      asTaken(
        await ask(depthMax - 10),
        `${system} takes ${depthMax - 10} parentheses`,
        `${system} refuses ${depthMax - 10} parentheses`,
        harmless,
      ),
      asRefused(await ask(depthMax + 10), {
        otherwise: `${system} takes ${depthMax + 10} parentheses in one another.`,
        mend: harmless,
      }),
    );
  }
  return worst(findings);
}

const nestedMax = 20;

async function nestedCreateDepth({ sales }: Bench): Promise<Finding> {
  // Of this trial alone: whoever bears the name is deleted.
  const name = `${trialName} ${stamp()}`;
  const nested = (depth: number): object => ({
    name,
    ...(depth > 1 ? { parentaccountid: nested(depth - 1) } : {}),
  });
  const some = await sales.post('accounts', nested(3));
  const many = await sales.post('accounts', nested(nestedMax + 1));
  // Those within have no address in the answer.
  const { rows } = await sales.get(`accounts?$select=accountid&$filter=name eq '${name}'`);
  for (const { accountid: id } of rows) sales.keep(`accounts(${String(id)})`);
  return worst([
    asTaken(
      some,
      'three records in one another are taken',
      'Three records in one another are refused',
      harmless,
    ),
    asRefused(many, {
      otherwise: `${nestedMax + 1} records in one another are taken.`,
      mend: harmless,
    }),
  ]);
}
