import { fieldsOf, textField, textsField } from '../../admin/read-fields.ts';
import type { Json } from '../../json.ts';
import { resourceNotFound } from '../errors.ts';
import type { Organization } from '../organization.ts';
import { addDuplicateRule, type DuplicateRule, removeDuplicateRule } from '../writing/duplicate-rules.ts';

/** Publishes a rule: `{"entitySet":"accounts","columns":["name"]}`. */
export function addRule(organization: Organization, json: Json): DuplicateRule {
  const body = fieldsOf(json, ['entitySet', 'columns', 'name']);
  const entitySet = textField(body, 'entitySet');
  const set = organization.model.entitySets.get(entitySet);
  if (!set)
    throw new RangeError(`entitySet must be one of ${[...organization.model.entitySets.keys()].join(', ')}.`);
  const columns = textsField(body, 'columns');
  if (columns.length === 0) throw new RangeError('columns must name at least one.');
  for (const name of columns)
    if (!set.properties.has(name)) throw new RangeError(`columns names '${name}', which ${entitySet} lacks.`);
  const name = textField(body, 'name', `${entitySet} with the same ${columns.join(' and ')}`);
  return addDuplicateRule(organization, { name, entitySet, columns });
}

export function removeRule(organization: Organization, id: string): object {
  if (!removeDuplicateRule(organization, id)) throw resourceNotFound(`duplicate-rules/${id}`);
  return {};
}
