/** A JSON number with its digits as they were written, so that no digit is lost on the way. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What `parseJson` (parse-json.ts) gives: plain JSON, but every number is a JsonNumber. */
export type Json = null | boolean | string | JsonNumber | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/** A part of ES2026 JSON that Node 24 has and the type library does not know. */
const exactJson = JSON as unknown as { rawJSON(text: string): object };

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
