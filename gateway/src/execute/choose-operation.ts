import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode } from 'graphql';
import type { GatewayErrorCode } from '../errors.ts';

/** The operation of a document that a request names; a coded error where it names none that may run. */
export function chooseOperation(
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | GraphQLError {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const chosen = name === undefined ? operations[0] : operations.find((node) => node.name?.value === name);
  if (!chosen || (name === undefined && operations.length > 1))
    return coded(
      'OPERATION_RESOLUTION_FAILURE',
      `Expected \`operationName\` to name one operation of the document, got ${name === undefined ? 'none' : JSON.stringify(name)}.`,
    );
  if (chosen.operation === 'subscription')
    return coded('SUBSCRIPTION_NOT_SUPPORTED', 'Expected a query or a mutation, got a subscription.');
  return chosen;
}

const coded = (code: GatewayErrorCode, message: string) =>
  new GraphQLError(message, { extensions: { code } });
