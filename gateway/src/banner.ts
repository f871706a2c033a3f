import type { Readiness } from './server.ts';

export interface BannerFacts {
  readonly url: string;
  readonly salesRoot: string;
  readonly financeOperationsRoot: string;
  readonly emulated: boolean;
  readonly readiness: Readiness;
  /** Companies of the configuration that the data of the sandbox does not know. */
  readonly unknownCompanies: readonly string[];
}

/** What a start prints: where everything is, whether it works, and what to do first. */
export function banner(facts: BannerFacts): string {
  const { url, salesRoot, financeOperationsRoot, emulated } = facts;
  const mark = emulated ? '  (sandbox)' : '';
  return `
  GraphQL   ${url}/graphql   open it in a browser for GraphiQL
  Sales     ${salesRoot}${mark}
  F&O       ${financeOperationsRoot}${mark}
  Health    ${url}/readyz   ${healthOf(facts.readiness)}
${facts.unknownCompanies.map(unknownCompany).join('')}
Paste this query:

query {
  customerByNumber(number: "US-001") {
    name
    creditLimit
    sales { name mainAddress { city } }
    financeOperations { name customerGroup }
    sync { state lastSyncedAt }
  }
}

Stop with Ctrl+C. What follows is the log, a line of JSON for each event.${emulated ? parkedOnPurpose : ''}
`;
}

const parkedOnPurpose = `
Some example records cannot be carried over, so that there is something to see: each is logged once as "Parked".`;

function healthOf({ ready, checks }: Readiness): string {
  if (ready) return 'ready';
  const wrong = Object.entries(checks).filter(([, check]) => check !== 'ok');
  return `not ready yet; ask again there\n${wrong.map(([name, check]) => `            ${name}: ${check}`).join('\n')}`;
}

function unknownCompany(company: string): string {
  return `
  The example records have no company ${company}: it was made, with reference data and no records of its own.
`;
}
