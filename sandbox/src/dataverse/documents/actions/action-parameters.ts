import { ServiceError } from '../../../errors.ts';
import { isJsonObject, type Json, JsonNumber, type JsonObject } from '../../../json.ts';
import { codes } from '../../errors.ts';

/** What is wrong with the parameters of an action, in the words of the OData library that Dataverse stands on. */
function invalid(inner: string): ServiceError {
  return new ServiceError(
    400,
    codes.payload,
    `Error identified in Payload provided by the user for Entity :'', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: ${inner}`,
  );
}

/** Throws when a parameter is given that the action does not have, or a needed one is not given. */
export function requireParameters(
  action: string,
  parameters: JsonObject,
  { needed, optional = [] }: { needed: readonly string[]; optional?: readonly string[] },
): void {
  const known = new Set([...needed, ...optional]);
  for (const name of Object.keys(parameters))
    if (!known.has(name) && !name.startsWith('@'))
      throw invalid(
        `The parameter '${name}' in the request payload is not a valid parameter for the operation '${action}'.`,
      );
  for (const name of needed)
    if ((parameters[name] ?? null) === null)
      throw new ServiceError(
        400,
        codes.invalidArgument,
        `Required field '${name}' is missing for ${action}.`,
      );
}

export function integerParameter(name: string, value: Json | undefined): bigint {
  if (value instanceof JsonNumber && /^-?\d{1,10}$/.test(value.text)) return BigInt(value.text);
  throw invalid(`Cannot convert the value of parameter '${name}' to the expected type 'Edm.Int32'.`);
}

export function guidParameter(name: string, value: Json | undefined): string {
  if (typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
    return value.toLowerCase();
  throw invalid(`Cannot convert the value of parameter '${name}' to the expected type 'Edm.Guid'.`);
}

/** The columns that a ColumnSet asks for; undefined for all of them. */
export function columnSetParameter(value: Json | undefined): readonly string[] | undefined {
  if (!isJsonObject(value)) throw invalid("A 'StartObject' node was expected for parameter 'ColumnSet'.");
  const { AllColumns: all, Columns: columns } = value;
  if (all === true) return undefined;
  if (Array.isArray(columns) && columns.every((name) => typeof name === 'string')) return columns;
  throw invalid("The parameter 'ColumnSet' has neither AllColumns nor Columns.");
}

/** A parameter that is an object, such as an activity or a reference to a record. */
export function objectParameter(name: string, value: Json | undefined): JsonObject {
  if (isJsonObject(value)) return value;
  throw invalid(`A 'StartObject' node was expected for parameter '${name}'.`);
}
