import type { Expand, ODataQuery } from '@p2c/odata';
import { type CheckedTemplate, type SourcePath, toPath } from './template.ts';

/** What to read of a record, for `get`, `list` and `pages` of a client. */
export interface TemplateQuery extends Pick<ODataQuery, 'entitySet'> {
  readonly select: readonly string[];
  readonly expand: readonly Expand[];
}

/**
 * Every column of the source that the template looks at: its key, the company's source, values, conditions, and the
 * numbers that dependencies go by. What facts and dependencies bring is read besides.
 */
export function sourceQuery(template: CheckedTemplate): TemplateQuery {
  const { source, sourceType, company, key, requirements, checkedRows, facts, dependencies } = template;
  const besides = new Set([...facts, ...dependencies].map(({ name }) => name));
  const paths: SourcePath[] = [
    ...requirements.flatMap(({ holds }) => Object.keys(holds).map(toPath)),
    ...requirements.flatMap(({ follows }) =>
      follows === undefined
        ? []
        : [{ navigationProperty: follows.through, property: keyBehind(template, follows.through) }],
    ),
    ...checkedRows.flatMap(({ value }) => (value.kind === 'source' ? value.paths : [])),
    ...dependencies.flatMap(({ through, number }) => [
      { navigationProperty: through, property: number },
      { navigationProperty: through, property: keyBehind(template, through) },
      { navigationProperty: through, property: template.company.from },
    ]),
  ].filter(({ navigationProperty, property }) => !besides.has(navigationProperty ?? property));
  const own = [
    ...sourceType.keys,
    ...[company, ...key].map(({ from }) => from),
    ...checkedRows.flatMap(({ presentIf }) => presentIf),
    ...paths.filter((path) => path.navigationProperty === undefined).map(({ property }) => property),
  ].filter((name) => sourceType.properties.has(name));
  const lookups = new Map<string, Set<string>>();
  for (const { navigationProperty, property } of paths) {
    if (navigationProperty === undefined) continue;
    lookups.set(navigationProperty, (lookups.get(navigationProperty) ?? new Set()).add(property));
  }
  const expand = [...lookups].map(([navigationProperty, properties]) => ({
    navigationProperty,
    select: [...properties],
  }));
  return { entitySet: source.entitySet, select: [...new Set(own)], expand };
}

/** Every column of the target that a plan compares: its key, what is written always, what exceptions look at. */
export function targetQuery(template: CheckedTemplate): TemplateQuery {
  const { target, targetType, checkedRows, ownershipColumns, key } = template;
  const compared = checkedRows.filter(({ write }) => write === 'always').map(({ property }) => property.name);
  const select = [
    ...new Set([...targetType.keys, ...key.map(({ to }) => to), ...compared, ...ownershipColumns]),
  ];
  return { entitySet: target.entitySet, select, expand: [] };
}

/** The primary key of the record behind a lookup: what waits for it is known by that. */
export function keyBehind({ sourceType }: Pick<CheckedTemplate, 'sourceType'>, through: string): string {
  const type = sourceType.navigationProperties.get(through)?.targetType ?? '';
  return `${type}id`;
}

/** Under which a source record holds the company of what it depends on, beside that itself. */
export function companyNameOf({ name }: { readonly name: string }): string {
  return `${name} company`;
}
