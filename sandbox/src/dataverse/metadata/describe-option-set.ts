import type { Option, Property } from '../../model/model.ts';
import { type Item, idOfName, label } from './item.ts';

/** The choices of a column: options with their labels, of a status reason also its state. */
export function describeOptionSet(table: string, property: Property): Item {
  const { options = [], columnKind } = property;
  const name = `${table}_${property.name}`;
  const kind = columnKind === 'State' || columnKind === 'Status' ? columnKind : 'Picklist';
  return {
    values: {
      MetadataId: idOfName(`option set ${name}`),
      Name: name,
      IsGlobal: false,
      IsCustomOptionSet: false,
      OptionSetType: kind,
      DisplayName: label(property.name),
      Options: options.map((option) => describeOption(option, kind, property)),
    },
  };
}

/** The two values of a yes/no column. */
export function describeBooleanSet(table: string, property: Property): Item {
  const name = `${table}_${property.name}`;
  const option = (value: number, text: string) => ({ Value: value, Label: label(text) });
  return {
    values: {
      MetadataId: idOfName(`option set ${name}`),
      Name: name,
      IsGlobal: false,
      OptionSetType: 'Boolean',
      TrueOption: option(1, 'Yes'),
      FalseOption: option(0, 'No'),
    },
  };
}

function describeOption(option: Option, kind: string, { options = [] }: Property): object {
  const { value, label: text, state } = option;
  const described = { Value: value, Label: label(text), Color: null, IsManaged: true };
  if (kind === 'Status') return { ...described, State: state ?? 0 };
  if (kind === 'State')
    return {
      ...described,
      InvariantName: text,
      DefaultStatus: options.find((other) => other.state === value)?.value ?? null,
    };
  return described;
}
