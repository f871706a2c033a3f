import { type Config, ConfigError } from './config.ts';

/** Why a start failed, in one line for what the operator can mend; the stack only for what nobody foresaw. */
export function explainFailure(error: unknown, config: Config | undefined): string {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    const flag = portFlag(config, port);
    const choose = flag === undefined ? 'choose another' : `choose another with ${flag} (0 takes a free one)`;
    return `Port ${port} is in use: stop what uses it, or ${choose}.`;
  }
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    return `--host must be an address of this machine to listen on: ${message}`;
  if (error instanceof ConfigError || typeof code === 'string') return `${code}: ${message}`;
  return error instanceof Error ? (error.stack ?? message) : String(error);
}

/** The setting that a port comes from. */
function portFlag(config: Config | undefined, port: number | undefined): string | undefined {
  if (config === undefined) return undefined;
  if (config.port === port) return '--port';
  const { systems } = config;
  if (systems.kind !== 'sandbox') return undefined;
  if (systems.salesPort === port) return '--sales-port';
  return systems.financeOperationsPort === port ? '--finance-operations-port' : undefined;
}
