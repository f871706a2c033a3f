import { printDateTime } from '../../edm/date-time.ts';
import { ServiceError } from '../../errors.ts';
import { codes, notSupported } from '../errors.ts';
import type { Organization } from '../organization.ts';

const expiredThrough = 'deltaTokensExpiredThrough';

/** A point in the row versions of the organization, and when it was given. */
export interface DeltaToken {
  readonly version: bigint;
  readonly issuedMs: number;
}

/** `919042!08/22/2017 08:10:44`: row version and the moment it was given. */
export function printToken(organization: Organization, version: bigint): string {
  const [date = '', time = ''] = printDateTime(organization.now()).replace('Z', '').split('T');
  const [year, month, day] = date.split('-');
  return `${version}!${month}/${day}/${year} ${time}`;
}

/** Reads a token. Throws the refusal of Dataverse for one that is none, or is too old. */
export function readToken(organization: Organization, text: string): DeltaToken {
  const match = /^(\d{1,18})!(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}:\d{2})$/.exec(text);
  const [, version = '', month, day, year, time] = match ?? [];
  const issuedMs = Date.parse(`${year}-${month}-${day}T${time}Z`);
  if (!match || Number.isNaN(issuedMs)) throw notSupported(`The delta token '${text}' is not valid.`);
  const token: DeltaToken = { version: BigInt(version), issuedMs };
  const limit = organization.database.value(expiredThrough);
  const ageSeconds = (organization.now() - token.issuedMs) / 1000;
  const isExpired = typeof limit === 'bigint' && token.version <= limit;
  // The token tells whole seconds: one given this very second is no younger than that.
  if (isExpired || ageSeconds > organization.options.deltaTokenLifetimeSeconds)
    throw new ServiceError(
      400,
      codes.expiredVersionStamp,
      'Version stamp associated with the client has expired. Please perform a full sync.',
    );
  return token;
}

/** Makes every delta token given so far too old, once a change set that is under way is over. */
export async function expireDeltaTokens(organization: Organization): Promise<void> {
  await organization.writes.take(() =>
    organization.database.transaction(() => {
      organization.database.setValue(expiredThrough, organization.currentVersion());
      // The next token must be a newer one, even if nothing is written until then.
      organization.nextVersion();
    }),
  );
}
