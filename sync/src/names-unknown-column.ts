/**
 * Whether a refusal says that a column or a table is not there: the texts of the OData libraries that both systems stand
 * on (Microsoft.OData: "Could not find a property named", "The property '…' does not exist on type", "Resource not found
 * for the segment"), and of Dataverse for a column that was removed ("'account' entity doesn't contain attribute").
 */
export function namesUnknownColumn(message: string): boolean {
  return /could not find a property named|property '[^']+' does not exist on type|resource not found for the segment|doesn't contain attribute/i.test(
    message,
  );
}
