import { ODataError } from '@p2c/odata';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { presentError } from './present-error.ts';

function present(causes: readonly Error[]) {
  const warned: object[] = [];
  const ignore = () => {};
  const logger = {
    debug: ignore,
    info: ignore,
    warn: (fields: object) => warned.push(fields),
    error: ignore,
  };
  const setting = {
    system: 'SALES',
    logger,
    request: { requestId: 'r-1' },
    logged: new Set<ODataError>(),
  } as const;
  const errors = causes.map((cause) =>
    presentError(new GraphQLError(cause.message, { originalError: cause }), setting),
  );
  return { errors, warned };
}

describe('a broken request to a system', () => {
  it.each([
    [
      new ODataError('NETWORK', 'GET got no answer: getaddrinfo ENOTFOUND axprod'),
      'The system could not be reached, or the connection broke before an answer came.',
    ],
    [
      new ODataError('AUTHENTICATION', 'Expected a token from https://login.example/t, got: AADSTS7000215'),
      'No token was issued, or the system refused it (401).',
    ],
    [
      new ODataError(
        'INVALID_ANSWER',
        'Expected a link below https://org.crm.dynamics.com and got one elsewhere.',
      ),
      'Expected a link below (address) and got one elsewhere.',
    ],
    [
      new ODataError('BAD_REQUEST', 'Service at 10.1.2.3:8080 says: the credit limit is locked.', {
        status: 400,
      }),
      'Service at (address) says: the credit limit is locked.',
    ],
  ])('is told without where anything is, and logged with it (case %#)', (cause, message) => {
    const { errors, warned } = present([cause]);
    expect(errors[0]?.message).toBe(`Dynamics 365 Sales: ${message}`);
    expect(warned).toEqual([{ err: cause, requestId: 'r-1', system: 'SALES' }]);
  });

  it('of many fields is logged once', () => {
    const cause = new ODataError('SERVER', 'Out of order.', { status: 500 });
    const { errors, warned } = present(Array.from({ length: 100 }, () => cause));
    expect(errors).toHaveLength(100);
    expect(warned).toHaveLength(1);
  });
});
