/** Every code that the gateway itself answers with; docs/errors.md is made from this table. */
export const gatewayErrorCodes = {
  GRAPHQL_PARSE_FAILED: 'The text is not GraphQL. The message points at the place.',
  GRAPHQL_VALIDATION_FAILED:
    'The operation does not fit the schema. The message names the field or argument.',
  BAD_USER_INPUT:
    'A variable does not fit its type. The message names the variable, what was expected and what was got.',
  OPERATION_RESOLUTION_FAILURE:
    'The document holds several operations and none, or an unknown one, was named by `operationName`.',
  PERSISTED_QUERY_NOT_FOUND:
    'The gateway does not know the document of this hash (any more). Send it once with its text.',
  BAD_REQUEST: 'The HTTP request is not a GraphQL request: see the message.',
  QUERY_TOO_LARGE:
    'The operation has more characters or tokens than allowed. Ask for less, or in several operations.',
  QUERY_TOO_DEEP: 'The operation nests deeper than allowed.',
  OPERATION_TOO_COSTLY:
    'The operation may bring more objects than allowed: the sizes of its lists multiply along each path. The error names the cost, the limit and the dearest path. Ask for smaller pages (`first`), or in several operations. Nothing was run.',
  OPERATION_TIMEOUT:
    'The time for one operation was over: requests under way were ended and no further one was sent. Of a mutation, fields that were sent before are brought to their end; the error stands at those that were not.',
  TOO_MANY_ALIASES: 'The operation uses more aliases than allowed.',
  TOO_MANY_ROOT_FIELDS: 'The operation has more root fields than allowed.',
  TOO_MANY_DIRECTIVES: 'The operation uses more directives than allowed.',
  BODY_TOO_LARGE: 'The HTTP body is larger than the gateway reads.',
  HOST_NOT_ALLOWED:
    'A gateway bound to loopback answers only requests for a loopback host: this keeps web pages of other sites out.',
  NOT_FOUND:
    'There is nothing at this path. GraphQL is at /graphql, which shows GraphiQL to a browser; the process answers at /healthz while it lives, at /readyz when both systems, queue and ledger answer too.',
  SUBSCRIPTION_NOT_SUPPORTED:
    'This version of the gateway has no subscriptions: poll `syncRun` or `Customer.sync`.',
  GATEWAY_BUSY:
    'Too many operations that the gateway has not met before wait to be planned, or planning this one takes too long. Nothing was run. Repeat it later.',
  SUBGRAPH_TIMEOUT:
    'A subgraph did not answer in time. With `outcome: UNKNOWN` the mutation may have been carried out: read the record before repeating it.',
  INTERNAL_SERVER_ERROR:
    'Something broke that nobody foresaw. The log of the gateway has it under the requestId of the answer.',
} as const;

export type GatewayErrorCode = keyof typeof gatewayErrorCodes;
