import type { ODataError } from '@p2c/odata';

/**
 * What to do where no token was issued; undefined where the token endpoint is not the cause. The numbers are those of
 * Microsoft Learn: Microsoft Entra authentication and authorization error codes.
 */
export function tokenMend({ code, message }: ODataError): string | undefined {
  if (code === 'NETWORK' && message.startsWith('The token endpoint'))
    return 'Check that this machine reaches the address that tokens come from: --authority (P2C_AUTHORITY), the network, and a proxy in between.';
  if (code !== 'AUTHENTICATION') return undefined;
  const number = /AADSTS(\d+)/.exec(message)?.[1] ?? '';
  return mends[number] ?? anyOther;
}

const tenant =
  'Check P2C_TENANT_ID: Microsoft Entra knows no such directory (or --authority is another cloud).';
const client =
  'Check P2C_CLIENT_ID, and that P2C_TENANT_ID is the directory in which the application is registered.';
const anyOther =
  'Check P2C_TENANT_ID, P2C_CLIENT_ID and P2C_CLIENT_SECRET, and that the application is not disabled in its directory.';

const mends: Readonly<Record<string, string>> = {
  90002: tenant,
  900023: tenant,
  900021: tenant,
  700016: client,
  700038: client,
  7000215:
    'Check P2C_CLIENT_SECRET: it must be the value of a secret of this application, not the identifier of the secret, and of the secret that is there now.',
  7000222:
    'The secret has expired: make another one under Certificates & secrets, and set P2C_CLIENT_SECRET.',
};
