import type { EntityType, Model } from '@p2c/odata';
import type { DiagnosticCode, Place } from '../diagnostics.ts';
import type { OwnershipRuleSet } from '../ownership/ownership-rule.ts';
import type { System } from '../record-ref.ts';
import type { Dependency, SourcePath, Template } from './template.ts';

export interface CheckTemplateInput {
  readonly template: Template;
  readonly rules: OwnershipRuleSet;
  readonly models: Readonly<Record<System, Model>>;
  /** Every template: what a record depends on is the target of another one. */
  readonly templates: readonly Template[];
}

/** What a check needs, and where it says what is wrong. */
export interface Check extends CheckTemplateInput {
  readonly sourceType: EntityType;
  readonly targetType: EntityType;
  report(code: DiagnosticCode, message: string, place: Place): void;
}

/** The type behind a path, for the property that it ends at. */
export function typeAt(check: Check, path: SourcePath): EntityType | undefined {
  const { sourceType, models, template } = check;
  if (path.navigationProperty === undefined) return sourceType;
  const dependency = template.dependencies.find(({ name }) => name === path.navigationProperty);
  if (dependency !== undefined) return dependencyType(check, dependency);
  const navigation = sourceType.navigationProperties.get(path.navigationProperty);
  if (navigation === undefined || navigation.collection) return undefined;
  const { entitySets } = models[template.source.system];
  return [...entitySets.values()].find(({ name }) => name === navigation.targetType);
}

/** The type of the target that a dependency is read from. */
export function dependencyType(
  { templates, models }: CheckTemplateInput,
  { entity }: Dependency,
): EntityType | undefined {
  const target = templates.find((template) => template.entity === entity)?.target;
  return target && models[target.system].entitySets.get(target.entitySet);
}

export function reportUnknownSource({ sourceType, report }: Check, name: string, place: Place): void {
  report('SOURCE_PROPERTY_UNKNOWN', `${sourceType.entitySet} has no property ${name}.`, place);
}
