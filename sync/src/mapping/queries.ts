import type { Expand, ODataQuery } from '@p2c/odata';
import type { CheckedTemplate } from './template.ts';

/** What to read of a record, for `get`, `list` and `pages` of a client. */
export interface TemplateQuery extends Pick<ODataQuery, 'entitySet'> {
  readonly select: readonly string[];
  readonly expand: readonly Expand[];
}

/** Every column of the source that the template looks at: its key, the company's source, values and conditions. */
export function sourceQuery(template: CheckedTemplate): TemplateQuery {
  const { source, sourceType, company, key, requirements, checkedRows } = template;
  const paths = checkedRows.flatMap(({ value }) => (value.kind === 'source' ? [value.path] : []));
  const select = [
    ...sourceType.keys,
    ...[company, ...key].map(({ from }) => from),
    ...requirements.flatMap(({ holds }) => Object.keys(holds)),
    ...checkedRows.flatMap(({ presentIf }) => presentIf),
    ...paths.filter((path) => path.navigationProperty === undefined).map(({ property }) => property),
  ];
  const lookups = new Map<string, Set<string>>();
  for (const { navigationProperty, property } of paths) {
    if (navigationProperty === undefined) continue;
    lookups.set(navigationProperty, (lookups.get(navigationProperty) ?? new Set()).add(property));
  }
  const expand = [...lookups].map(([navigationProperty, properties]) => ({
    navigationProperty,
    select: [...properties],
  }));
  return { entitySet: source.entitySet, select: [...new Set(select)], expand };
}

/** Every column of the target that a plan compares: its key, what is written always, what exceptions look at. */
export function targetQuery(template: CheckedTemplate): TemplateQuery {
  const { target, targetType, checkedRows, ownershipColumns } = template;
  const compared = checkedRows.filter(({ write }) => write === 'always').map(({ to }) => to);
  const select = [...new Set([...targetType.keys, ...compared, ...ownershipColumns])];
  return { entitySet: target.entitySet, select, expand: [] };
}
