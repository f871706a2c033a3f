import type { Config } from '../config.ts';
import type { SystemConnection } from '../start-app.ts';

/** Where both systems are, and how to let them go. */
export interface DoctorSystems {
  readonly sales: SystemConnection;
  readonly financeOperations: SystemConnection;
  stop(): Promise<void>;
}

/** The configured systems; without addresses a sandbox of its own, with the example records and nothing kept. */
export async function openDoctorSystems({ systems, company }: Config): Promise<DoctorSystems> {
  if (systems.kind === 'external') {
    const { salesUrl, financeOperationsUrl, tenantId, clientId, clientSecret, authority } = systems;
    const access = { tenantId, clientId, clientSecret, authority };
    return {
      sales: { serviceRoot: salesUrl, ...access },
      financeOperations: { serviceRoot: financeOperationsUrl, ...access },
      stop: async () => {},
    };
  }
  const { startSandboxInWorker } = await import('@p2c/sandbox');
  const sandbox = await startSandboxInWorker({ salesPort: 0, financeOperationsPort: 0, company });
  const access = { ...sandbox.credentials, authority: sandbox.authority };
  return {
    sales: { serviceRoot: sandbox.sales.serviceRoot, ...access },
    financeOperations: { serviceRoot: sandbox.financeOperations.serviceRoot, ...access },
    stop: () => sandbox.stop(),
  };
}
