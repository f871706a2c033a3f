import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { holdFolder } from './hold-folder.ts';
import { sandboxCredentials } from './options.ts';
import { resetSandbox, type Sandbox, startSandbox } from './start-sandbox.ts';

interface CommandOptions {
  readonly host: string;
  readonly salesPort: number;
  readonly financeOperationsPort: number;
  readonly dataDir: string;
  readonly company: string;
  readonly reset: boolean;
  readonly sandboxAuth: boolean;
  readonly serviceProtection: boolean;
}

const usageError = 2;

/** `npm run sandbox`: both emulated systems until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const options = parseArguments(process.argv);
  const folder = holdFolder(options.dataDir);
  if (options.reset) resetSandbox(options.dataDir);
  const sandbox = await startSandbox({
    host: options.host,
    salesPort: options.salesPort,
    financeOperationsPort: options.financeOperationsPort,
    dataDir: options.dataDir,
    company: options.company,
    seed: true,
    auth: options.sandboxAuth ? 'required' : 'loopback-open',
    serviceProtection: options.serviceProtection,
  }).catch((error: unknown) => {
    folder.undo();
    throw error;
  });
  process.stdout.write(describe(sandbox, options));
  const stop = () => {
    sandbox.stop().then(() => {
      folder.release();
      process.exit(0);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function parseArguments(argv: readonly string[]): CommandOptions {
  const command = new Command('sandbox')
    .description(
      'Emulators of Dynamics 365 Sales (Dataverse Web API) and Finance & Operations (OData) over HTTP.',
    )
    .option('--sales-port <port>', 'port of the Dataverse service, 0 for any free one', parsePort, 4101)
    .option(
      '--finance-operations-port <port>',
      'port of the F&O service, 0 for any free one',
      parsePort,
      4102,
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--data-dir <folder>', 'folder of the data files', '.data')
    .option('--company <id>', 'legal entity that is there from the start', parseCompany, 'usmf')
    .option('--reset', 'delete the data files first', false)
    .addOption(
      new Option('--sandbox-auth', 'demand an access token of callers of this machine too').default(false),
    )
    .option(
      '--service-protection',
      'hold callers of Sales to 6,000 requests, 20 minutes of execution and 52 at a time in five minutes',
      false,
    )
    .addHelpText('after', helpOnTokens)
    .allowExcessArguments(false)
    .exitOverride();
  return command.parse(argv).opts<CommandOptions>();
}

/** The credentials are the same on every machine: they guard example data only. */
function helpOnTokens(): string {
  const { tenantId, clientId, clientSecret } = sandboxCredentials;
  return [
    '',
    'A program gets its access token as from Microsoft Entra, with client credentials:',
    `  POST http://127.0.0.1:4101/${tenantId}/oauth2/v2.0/token`,
    `  grant_type=client_credentials  client_id=${clientId}  client_secret=${clientSecret}`,
    '  scope=http://127.0.0.1:4101/.default for Sales, scope=http://127.0.0.1:4102/.default for F&O',
  ].join('\n');
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError(`Expected a whole number from 0 to 65535, got '${text}'.`);
}

function parseCompany(text: string): string {
  if (/^[A-Za-z0-9]{1,4}$/.test(text)) return text;
  throw new InvalidArgumentError(`Expected one to four letters or digits, got '${text}'.`);
}

function describe(sandbox: Sandbox, { dataDir, sandboxAuth }: CommandOptions): string {
  const { tenantId, clientId, clientSecret } = sandbox.credentials;
  const bearer = sandboxAuth ? " -H 'Authorization: Bearer <token>'" : '';
  const lines = [
    `Sales                 ${sandbox.sales.serviceRoot}`,
    `Finance & Operations  ${sandbox.financeOperations.serviceRoot}`,
    `Data                  ${dataDir}`,
    ...(sandboxAuth
      ? [
          `Token                 ${sandbox.authority}/${tenantId}/oauth2/v2.0/token  client ${clientId}  secret ${clientSecret}`,
        ]
      : []),
    '',
    `curl -s${bearer} '${sandbox.sales.serviceRoot}accounts?$select=accountnumber,name&$top=3'`,
    `curl -s${bearer} '${sandbox.financeOperations.serviceRoot}CustomersV3?$select=CustomerAccount,OrganizationName&$top=3'`,
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** One line that says what to do about it. */
function explain(error: unknown): string {
  const { message, code, syscall, port, address } = error as NodeJS.ErrnoException & {
    port?: number;
    address?: string;
  };
  if (syscall !== 'listen') return message;
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${address} is in use. Stop what listens there, or choose --sales-port and --finance-operations-port.`;
  if (code === 'EACCES')
    return `Port ${port} of ${address} may not be used by this user; choose one from 1024 on.`;
  return message;
}

try {
  await main();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has written its message already.
    process.exit(error.exitCode === 0 ? 0 : usageError);
  }
  process.stderr.write(`sandbox: ${explain(error)}\n`);
  process.exit(usageError);
}
