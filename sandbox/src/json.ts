/** A JSON number with its digits as they were written, so that no digit is lost on the way. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What `parseJson` gives: plain JSON, but every number is a JsonNumber. */
export type Json = null | boolean | string | JsonNumber | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

type SourceReviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
/** The parts of ES2026 JSON that Node 24 has and the type library does not know. */
interface ExactJson {
  parse(text: string, reviver: SourceReviver): unknown;
  rawJSON(text: string): object;
}
const exactJson = JSON as unknown as ExactJson;

/** Parses JSON keeping the source text of numbers. Throws SyntaxError on anything that is not JSON, or nests too deep. */
export function parseJson(text: string): Json {
  try {
    return exactJson.parse(text, (_key, value, { source }) =>
      typeof value === 'number' ? new JsonNumber(source ?? String(value)) : value,
    ) as Json;
  } catch (error) {
    // The parser recurses, and says so by running out of stack.
    if (error instanceof RangeError) throw new SyntaxError('The JSON nests too deep.');
    throw error;
  }
}

/** A number that `JSON.stringify` writes with exactly these digits. */
export function rawNumber(text: string): object {
  return exactJson.rawJSON(text);
}

/** Whether the value is a JSON object (not null, not a list, not a number). */
export function isJsonObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  );
}
