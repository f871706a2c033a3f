import { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { maskError } from './mask-errors.ts';

function mask(error: GraphQLError, requestId: string | undefined = 'r-1') {
  const logged: object[] = [];
  const ignore = () => {};
  const logger = {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (fields: object) => logged.push(fields),
  };
  return { masked: maskError(error.toJSON(), error, { requestId, logger }), logged };
}

it('an error that nobody foresaw is cut down, and body and log name the same request', () => {
  const cause = new RangeError('Maximum call stack size exceeded');
  const { masked, logged } = mask(new GraphQLError(cause.message, { originalError: cause, path: ['a'] }));
  expect(masked).toEqual({
    message: expect.stringContaining('nobody foresaw'),
    path: ['a'],
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' },
  });
  expect(logged).toEqual([{ err: cause, requestId: 'r-1' }]);
});

it('an error that was made here, and logged already, keeps its sentence and its request', () => {
  const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-0' };
  const { masked, logged } = mask(new GraphQLError('Expected an answer.', { extensions }));
  expect(masked).toEqual({ message: 'Expected an answer.', extensions });
  expect(logged).toEqual([]);
});

it('a coded error keeps what it tells, without stack and status', () => {
  const extensions = { code: 'INVALID_VALUE', field: 'name', stacktrace: ['at x'], http: { status: 400 } };
  expect(mask(new GraphQLError('No.', { extensions })).masked).toEqual({
    message: 'No.',
    extensions: { code: 'INVALID_VALUE', field: 'name' },
  });
});
