declare global {
  interface JSON {
    /** A JSON text that JSON.stringify takes as it is (ECMAScript proposal json-parse-with-source, in Node 24). */
    rawJSON(text: string): unknown;
  }
}

/** A number with exactly these digits, for JSON.stringify. */
export const rawNumber = (digits: string): unknown => JSON.rawJSON(digits);
