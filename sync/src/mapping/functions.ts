/**
 * What a row of a template can do to a text, in the order it names them. A closed list: each is pure and total, and
 * applying it to its own result changes nothing, so that a mapped value is stable.
 */
export interface MappingFunction {
  readonly description: string;
  /** Whether it is written with a number: `truncate(60)`. */
  readonly takesNumber: boolean;
  apply(text: string, number: number): string;
}

export const mappingFunctions = {
  trim: {
    description: 'Without blanks at the beginning and the end.',
    takesNumber: false,
    apply: (text) => text.trim(),
  },
  upper: {
    description: 'In upper case, independent of any language.',
    takesNumber: false,
    apply: (text) => text.toUpperCase(),
  },
  lower: {
    description: 'In lower case, independent of any language.',
    takesNumber: false,
    apply: (text) => text.toLowerCase(),
  },
  truncate: {
    description: 'At most so many characters (UTF-16 units); a character of two units is never split.',
    takesNumber: true,
    apply: truncate,
  },
} as const satisfies Record<string, MappingFunction>;

export type MappingFunctionName = keyof typeof mappingFunctions;

export interface FunctionCall {
  readonly name: MappingFunctionName;
  readonly number: number;
}

/** Reads `upper` or `truncate(60)`; undefined for what is not in the list. */
export function parseFunctionCall(text: string): FunctionCall | undefined {
  const match = /^([a-z]+)(?:\((\d{1,5})\))?$/.exec(text);
  const name = match?.[1];
  if (name === undefined || !isFunctionName(name)) return undefined;
  if (mappingFunctions[name].takesNumber !== (match?.[2] !== undefined)) return undefined;
  return { name, number: Number(match?.[2] ?? 0) };
}

export function applyFunction({ name, number }: FunctionCall, text: string): string {
  return mappingFunctions[name].apply(text, number);
}

/** The first `length` UTF-16 units of a text, one less where that would split a surrogate pair. */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

function isFunctionName(name: string): name is MappingFunctionName {
  return Object.hasOwn(mappingFunctions, name);
}
