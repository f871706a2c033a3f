import { GraphQLError } from 'graphql';
import { SyncError } from '../errors.ts';

/** Runs a resolver; what sync refuses becomes a GraphQL error with its stable code. */
export async function coded<T>(act: () => Promise<T> | T): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof SyncError)
      throw new GraphQLError(error.message, { extensions: { code: error.code }, originalError: error });
    throw error;
  }
}
