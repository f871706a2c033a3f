import { expect } from 'vitest';
import type { ContractCase } from '../../wire/contract-case.ts';
import { sources } from '../support/sources.ts';
import { type Definition, definitionsOf } from './definitions.ts';

const path =
  'Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet';

/** A case for each column in a list of choices: `table.column …: value=label; value=label`. */
export function choices(list: string): readonly ContractCase[] {
  return list
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, names = '', text = ''] = /^\s*([^:]*): (.*)$/.exec(line) ?? [];
      const options = text.split('; ').map((option): [number, string] => {
        const [value = '', label = ''] = option.split(/=(.*)/);
        return [Number(value), label];
      });
      return names.split(' ').map((name) => choice(name, options));
    });
}

function choice(name: string, options: readonly (readonly [number, string])[]): ContractCase {
  const [table = '', column = ''] = name.split('.');
  const [first] = options;
  return {
    fact: `${name} offers ${options.length === 1 ? `${first?.[0]}=${first?.[1]}` : `its ${options.length} options with their labels`}`,
    source: sources.tables,
    readsOnly: true,
    async run(service) {
      const definition = (await definitionsOf(service, table, path)).find(
        ({ LogicalName }) => LogicalName === column,
      );
      expect(optionsOf(definition)).toEqual(expect.arrayContaining(options.map((option) => [...option])));
    },
  };
}

/** Value and label of each option of a definition with its option set. */
export function optionsOf(definition: Definition | undefined): readonly [unknown, unknown][] {
  const set = definition?.OptionSet as { Options?: readonly Definition[] } | undefined;
  return (set?.Options ?? []).map(({ Value, Label }) => [
    Value,
    (Label as { UserLocalizedLabel?: { Label?: string } }).UserLocalizedLabel?.Label,
  ]);
}
