import { createCompanyMap } from './company-map.ts';
import type { Config } from './config.ts';
import type { SystemConnection } from './start-app.ts';

/** Where both systems are, and how to let them go. */
export interface Systems {
  readonly sales: SystemConnection;
  readonly financeOperations: SystemConnection;
  readonly emulated: boolean;
  /** Companies of the configuration that the data of the sandbox does not know. */
  readonly unknownCompanies: readonly string[];
  stop(): Promise<void>;
}

/**
 * The sandbox that is started where no addresses are configured: the one of the data folder, on its ports, or a fresh
 * one on free ports, with the example records and nothing kept.
 */
export type SandboxChoice = 'of-data-folder' | 'fresh';

/** The configured systems, or a sandbox in a thread of its own. */
export async function openSystems(config: Config, choice: SandboxChoice): Promise<Systems> {
  const { systems } = config;
  if (systems.kind === 'external') {
    const { salesUrl, financeOperationsUrl, tenantId, clientId, clientSecret, authority } = systems;
    const access = { tenantId, clientId, clientSecret, authority };
    return {
      sales: { serviceRoot: salesUrl, ...access },
      financeOperations: { serviceRoot: financeOperationsUrl, ...access },
      emulated: false,
      unknownCompanies: [],
      stop: async () => {},
    };
  }
  const { seededCompanies, startSandboxInWorker } = await import('@p2c/sandbox');
  const sandbox = await startSandboxInWorker({
    company: config.company,
    seed: true,
    auth: systems.requireTokens ? 'required' : 'loopback-open',
    ...(choice === 'fresh'
      ? { salesPort: 0, financeOperationsPort: 0 }
      : {
          salesPort: systems.salesPort,
          financeOperationsPort: systems.financeOperationsPort,
          dataDir: config.dataDir,
        }),
  });
  const known = seededCompanies();
  const access = { ...sandbox.credentials, authority: sandbox.authority };
  return {
    sales: { serviceRoot: sandbox.sales.serviceRoot, ...access },
    financeOperations: { serviceRoot: sandbox.financeOperations.serviceRoot, ...access },
    emulated: true,
    unknownCompanies: companiesOf(config).filter((company) => !known.includes(company)),
    stop: () => sandbox.stop(),
  };
}

function companiesOf(config: Config): string[] {
  const { companies, productCompany } = createCompanyMap(config);
  return [...new Set([...companies, productCompany])];
}
