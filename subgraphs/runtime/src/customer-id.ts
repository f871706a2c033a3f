/** The readable key of a customer: company in lower case, number as the systems hold it. */
export interface CustomerKey {
  readonly company: string;
  readonly number: string;
}

/**
 * `company:number`. A pure function of the canonical key, so that every subgraph computes it alone. Companies are
 * folded to lower case, as both systems take `USMF` and `usmf` for one; numbers are kept.
 */
export function customerId({ company, number }: CustomerKey): string {
  return `${company.toLowerCase()}:${number}`;
}

/** The key behind an id, or undefined where the text is not `company:number`. A number may contain colons. */
export function parseCustomerId(id: string): CustomerKey | undefined {
  const colon = id.indexOf(':');
  if (colon <= 0 || colon === id.length - 1) return undefined;
  return { company: id.slice(0, colon).toLowerCase(), number: id.slice(colon + 1) };
}
