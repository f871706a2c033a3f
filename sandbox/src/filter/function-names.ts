const namespace = 'Microsoft.Dynamics.CRM.';

/**
 * Functions of OData itself that Microsoft's library parses. Dataverse answers the three on texts alone; the others it
 * refuses as nodes that it does not support. Microsoft Learn: Filter rows using OData.
 */
export const canonicalFunctions: ReadonlySet<string> = new Set([
  'cast',
  'ceiling',
  'concat',
  'date',
  'day',
  'floor',
  'fractionalseconds',
  'hour',
  'indexof',
  'isof',
  'length',
  'minute',
  'month',
  'now',
  'round',
  'second',
  'substring',
  'time',
  'tolower',
  'totaloffsetminutes',
  'toupper',
  'trim',
  'year',
]);

/** The name of a function of Dataverse without its namespace; undefined when it has another. */
export function dataverseFunction(name: string): string | undefined {
  return name.startsWith(namespace) ? name.slice(namespace.length) : undefined;
}

/** The name as it stands in a URL. */
export function qualified(name: string): string {
  return `${namespace}${name}`;
}
