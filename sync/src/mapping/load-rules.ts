import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Model } from '@p2c/odata';
import { type Diagnostic, type RuleFile, RulesError } from '../diagnostics.ts';
import type { OwnershipRuleSet } from '../ownership/ownership-rule.ts';
import { readRules } from '../ownership/read-rules.ts';
import type { Entity, System } from '../record-ref.ts';
import { checkTemplate } from './check-template.ts';
import { readSharedValueMaps, readTemplates } from './read-templates.ts';
import type { CheckedTemplate } from './template.ts';

export interface LoadRulesInput {
  readonly schemas: readonly RuleFile[];
  readonly overrides?: RuleFile | undefined;
  readonly models: Readonly<Record<System, Model>>;
}

export interface LoadedRules {
  readonly rules: OwnershipRuleSet;
  readonly templates: ReadonlyMap<Entity, CheckedTemplate>;
  readonly warnings: readonly Diagnostic[];
}

/**
 * The ownership rules and the templates that come with this package, under the overrides of a deployment. Throws a
 * RulesError that names every file and line when anything in them is wrong: nothing may start then.
 */
export function loadRules({ schemas, overrides, models }: LoadRulesInput): LoadedRules {
  const { rules, diagnostics } = readRules({ schemas, exceptions: shipped('ownership'), overrides });
  const shared = readSharedValueMaps(shipped('src/mapping/value-maps'));
  const read = readTemplates(shipped('src/mapping/templates'), shared.valueMaps);
  const { templates: all } = read;
  const checks = all.map((template) => checkTemplate({ template, templates: all, rules, models }));
  const found = [
    ...diagnostics,
    ...shared.diagnostics,
    ...read.diagnostics,
    ...checks.flatMap((check) => check.diagnostics),
  ];
  if (found.some(({ level }) => level === 'error')) throw new RulesError(found);
  const templates = checks.flatMap(({ checked }) => (checked === undefined ? [] : [checked]));
  return {
    rules,
    templates: new Map(templates.map((template) => [template.entity, template])),
    warnings: found,
  };
}

/** The YAML files of a folder of this package, named as in the repository. */
function shipped(folder: string): RuleFile[] {
  const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  return globSync('*.yaml', { cwd: root })
    .toSorted()
    .map((file) => ({
      file: `sync/${folder}/${basename(file)}`,
      text: readFileSync(`${root}${file}`, 'utf8'),
    }));
}
