import { createHash } from 'node:crypto';

/** One row of what the service tells about itself: a table, a column, a key, a choice, a message. */
export interface Item {
  /** The property that a selection never leaves out. @default MetadataId */
  readonly key?: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** What $expand adds, by name. */
  readonly related?: Readonly<Record<string, () => Item | readonly Item[] | null>>;
}

/** A GUID that a name always has. */
export function idOfName(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A text in the language of the organization, English, as the definitions carry it. */
export function label(text: string): object {
  const localized = {
    Label: text,
    LanguageCode: 1033,
    IsManaged: true,
    MetadataId: idOfName(`label ${text}`),
    HasChanged: null,
  };
  return { LocalizedLabels: [localized], UserLocalizedLabel: localized };
}

/** A property that a solution may or may not change. */
export function managed(value: unknown, name: string): object {
  return { Value: value, CanBeChanged: false, ManagedPropertyLogicalName: name };
}
