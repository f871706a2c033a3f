import type { Diagnostic, RuleFile } from '../diagnostics.ts';
import { createRuleSet } from './create-rule-set.ts';
import type { OwnershipRuleSet } from './ownership-rule.ts';
import { readExceptions } from './read-exceptions.ts';
import { readOverrides } from './read-overrides.ts';
import { readSchemas } from './read-schema.ts';

export interface RulesInput {
  /** The subgraph schemas: `@owner` beside the fields. */
  readonly schemas: readonly RuleFile[];
  /** `sync/ownership/*.yaml`: exceptions by origin and stage. */
  readonly exceptions: readonly RuleFile[];
  /** What this deployment decides otherwise. */
  readonly overrides?: RuleFile | undefined;
}

/** All ownership rules of a deployment. With an error among the diagnostics the rules are not to be used. */
export function readRules({ schemas, exceptions, overrides }: RulesInput): {
  rules: OwnershipRuleSet;
  diagnostics: readonly Diagnostic[];
} {
  const schema = readSchemas(schemas);
  const files = exceptions.map((file) => readExceptions(file, schema));
  const deployment = overrides === undefined ? undefined : readOverrides(overrides, schema);
  const rules = createRuleSet({
    schema,
    declared: files.flatMap(({ declared }) => declared),
    exceptions: files.flatMap((file) => file.exceptions),
    overrides: deployment?.overrides ?? [],
  });
  const diagnostics = [schema, ...files, ...(deployment ? [deployment] : [])].flatMap(
    (part) => part.diagnostics,
  );
  return { rules, diagnostics };
}
