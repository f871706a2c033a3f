import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseModel } from '@p2c/odata';
import type { RuleFile } from '../../diagnostics.ts';
import { readRules } from '../../ownership/read-rules.ts';
import { checkTemplate } from '../check-template.ts';
import { loadRules } from '../load-rules.ts';
import { readSharedValueMaps, readTemplates } from '../read-templates.ts';

const root = new URL('../../../../', import.meta.url);

/** A file of the repository under its name there. */
export function repositoryFile(file: string): RuleFile {
  return { file, text: readFileSync(new URL(file, root), 'utf8') };
}

export const models = {
  SALES: parseModel(repositoryFile('models/dataverse.csdl.xml').text),
  FINANCE_OPERATIONS: parseModel(repositoryFile('models/finance-operations.csdl.xml').text),
};

const filesUnder = (pattern: string): RuleFile[] =>
  globSync(pattern, { cwd: fileURLToPath(root) })
    .toSorted()
    .map(repositoryFile);

export const schemas = filesUnder('subgraphs/{sales,finance-operations}/schema/*.graphql');
export const exceptions = filesUnder('sync/ownership/*.yaml');
const shippedTemplates = filesUnder('sync/src/mapping/templates/*.yaml');
export const accountsToCustomers = repositoryFile('sync/src/mapping/templates/accounts-to-customers.yaml');

/** The rules and the template as they are shipped, under the overrides of a deployment if any. */
export function shippedRules(overrides?: string) {
  const { rules, templates } = loadRules({
    schemas,
    models,
    overrides: overrides === undefined ? undefined : { file: 'overrides.yaml', text: overrides },
  });
  const template = templates.get('Customer');
  if (template === undefined) throw new Error('Expected a template for Customer.');
  return { rules, template };
}

/** The diagnostics of a changed template, with the text of the line that each points at. */
export function checkChanged(
  change: (text: string) => string,
  overrides?: string,
  systems = models,
  changed = accountsToCustomers,
) {
  const text = change(changed.text);
  const { rules } = readRules({
    schemas,
    exceptions,
    overrides: overrides === undefined ? undefined : { file: 'overrides.yaml', text: overrides },
  });
  const { valueMaps } = readSharedValueMaps(filesUnder('sync/src/mapping/value-maps/*.yaml'));
  const { templates, diagnostics } = readTemplates([{ file: changed.file, text }], valueMaps);
  const others = readTemplates(shippedTemplates, valueMaps).templates.filter(
    ({ entity }) => !templates.some((template) => template.entity === entity),
  );
  const checks = templates.map((template) =>
    checkTemplate({ template, templates: [...templates, ...others], rules, models: systems }),
  );
  return [...diagnostics, ...checks.flatMap((check) => check.diagnostics)].map(
    ({ code, level, message, line }) => ({
      code,
      level,
      message,
      text: text.split('\n')[line - 1]?.trim(),
    }),
  );
}
