import { type Stored, toWire } from '../../edm/stored.ts';
import type { JsonObject } from '../../json.ts';
import type { Model, Property } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { invalidBody } from '../errors.ts';
import { readValue } from '../protocol/payload.ts';
import type { Action, ActionParameter, Binding } from './action.ts';
import { actionScale, actions } from './actions.ts';

/** The action of a name on a binding; on a set or record its name is qualified by the namespace. */
export function findAction(model: Model, binding: Binding, name: string): Action | undefined {
  const prefix = `${model.namespace}.`;
  if (binding.kind !== 'unbound' && !name.startsWith(prefix)) return undefined;
  const bare = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return actions.find(
    (action) =>
      action.name === bare &&
      action.binding.kind === binding.kind &&
      (action.binding.kind === 'unbound' ||
        (binding.kind !== 'unbound' && action.binding.entitySet === binding.entitySet)),
  );
}

/** Runs an action with the parameters of a body; the JSON of its answer, or undefined when it returns nothing. */
export function callAction(
  environment: Environment,
  action: Action,
  body: JsonObject,
  record: StoredRecord | undefined,
): { readonly type: string; readonly value: unknown } | undefined {
  const given: Record<string, Stored> = {};
  for (const [name, json] of Object.entries(body)) {
    if (name.includes('@')) continue;
    const parameter = action.parameters.find((known) => known.name === name);
    if (!parameter)
      throw invalidBody(
        `The parameter '${name}' in the request payload is not a valid parameter for the operation '${action.name}'.`,
      );
    given[name] = readValue(asProperty(parameter), json, false);
  }
  const missing = action.parameters.find(({ name, isOptional }) => !isOptional && given[name] === undefined);
  if (missing)
    throw invalidBody(
      `The request payload for the operation '${action.name}' lacks the parameter '${missing.name}'.`,
    );
  const result = action.run(environment, given, record);
  if (action.returns === undefined || result === undefined) return undefined;
  const shown = toWire(asProperty({ name: 'value', type: action.returns }), result, 'shortest');
  return { type: action.returns, value: shown };
}

function asProperty({ name, type }: ActionParameter): Property {
  return {
    name,
    type,
    nullable: false,
    scale: actionScale,
    computed: false,
    updateOnly: false,
    immutable: false,
    required: false,
    numberSequence: false,
  };
}
