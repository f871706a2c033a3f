import { expect } from 'vitest';
import type { ContractCase } from '../../wire/contract-case.ts';
import { sources } from '../support/sources.ts';
import { optionsOf } from './choice-facts.ts';
import { definitionsOf } from './definitions.ts';

const kind = (name: string) =>
  `Attributes/Microsoft.Dynamics.CRM.${name}AttributeMetadata?$select=LogicalName&$expand=OptionSet`;

/** A case for each state and each status reason of a list: a table, and below it `state label: reason label, …`. */
export function states(list: string): readonly ContractCase[] {
  const cases: ContractCase[] = [];
  let table = '';
  for (const line of list.trim().split('\n')) {
    const [, state, label = '', reasons = ''] = /^\s*(\d+) ([^:]*): (.*)$/.exec(line) ?? [];
    if (state === undefined) table = line.trim();
    else {
      cases.push(stateCase(table, Number(state), label));
      for (const reason of reasons.split(', ')) cases.push(reasonCase(table, Number(state), reason));
    }
  }
  return cases;
}

function stateCase(table: string, state: number, label: string): ContractCase {
  return {
    fact: `${table}.statecode ${state} is ${label}`,
    source: sources.tables,
    readsOnly: true,
    async run(service) {
      const [definition] = await definitionsOf(service, table, kind('State'));
      expect(optionsOf(definition)).toContainEqual([state, label]);
    },
  };
}

function reasonCase(table: string, state: number, reason: string): ContractCase {
  const [, value = '', label = ''] = /^(\d+) (.*)$/.exec(reason) ?? [];
  return {
    fact: `${table}.statuscode ${value} is ${label}, of state ${state}`,
    source: sources.tables,
    readsOnly: true,
    async run(service) {
      const [definition] = await definitionsOf(service, table, kind('Status'));
      expect(optionsOf(definition)).toContainEqual([Number(value), label]);
      const set = definition?.OptionSet as { Options: readonly { Value: number; State: number }[] };
      expect(set.Options.find(({ Value }) => Value === Number(value))?.State).toBe(state);
    },
  };
}
