import { readModel } from '@p2c/models';
import { createODataClient, type ODataClient, parseModel } from '@p2c/odata';
import { type Sandbox, startSandbox } from '@p2c/sandbox';
import { createFinanceOperationsSubgraph } from '@p2c/subgraph-finance-operations';
import {
  type CompanyMap,
  type OwnershipRules,
  readSchemaFiles,
  type Subgraph,
  type WriteJournal,
} from '@p2c/subgraph-runtime';
import { createSalesSubgraph } from '@p2c/subgraph-sales';
import { loadRules } from '@p2c/sync';
import { silent } from '../support/silent-logger.ts';

/** What an operation was answered, as plain JSON. */
export interface Answered {
  readonly data: unknown;
  readonly errors: readonly {
    readonly message: string;
    readonly path: readonly (string | number)[] | undefined;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

export type SystemName = 'sales' | 'financeOperations';

export interface TestSubgraphs extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly subgraphs: Readonly<Record<SystemName, Subgraph>>;
  /** The connectors of the subgraphs: for records that a test needs. */
  readonly clients: Readonly<Record<SystemName, ODataClient>>;
  /** What the ledger was told, in order: `intend SALES accounts …`, `written`, `refused`. */
  readonly journal: string[];
  run(system: SystemName, query: string, variables?: Record<string, unknown>): Promise<Answered>;
  /** The OData requests that both systems saw since the last call, `METHOD url` decoded, without the service root. */
  requests(): Promise<string[]>;
  /** The ledger takes intents, or does not. */
  setLedger(state: 'writable' | 'broken'): void;
}

/** Both subgraphs over a sandbox of their own; ownership as it is shipped, a ledger that keeps what it is told. */
export async function startSubgraphs(companies: CompanyMap = oneCompany): Promise<TestSubgraphs> {
  const sandbox = await startSandbox({
    salesPort: 0,
    financeOperationsPort: 0,
    auth: 'required',
    company: 'usmf',
  });
  const connect = (
    system: ODataClient['system'],
    dialect: 'dataverse' | 'finance-operations',
    serviceRoot: string,
  ) =>
    createODataClient({
      system,
      dialect,
      serviceRoot,
      model: parseModel(readModel(dialect)),
      credentials: { ...sandbox.credentials, authority: sandbox.authority },
    });
  const sales = connect('SALES', 'dataverse', sandbox.sales.serviceRoot);
  const financeOperations = connect(
    'FINANCE_OPERATIONS',
    'finance-operations',
    sandbox.financeOperations.serviceRoot,
  );
  const journal: string[] = [];
  let ledger: 'writable' | 'broken' = 'writable';
  const writeJournal: WriteJournal = {
    async intend({ system, entitySet, key }) {
      if (ledger === 'broken') throw Object.assign(new Error('disk full'), { code: 'LEDGER_UNAVAILABLE' });
      journal.push(`intend ${system} ${entitySet} ${key}`);
      return {
        written: async () => void journal.push('written'),
        refused: async () => void journal.push('refused'),
      };
    },
  };
  const ports = {
    journal: writeJournal,
    companies,
    logger: silent,
    ownership: ownershipOf(sales, financeOperations),
  };
  const subgraphs: Record<SystemName, Subgraph> = {
    sales: createSalesSubgraph({ client: sales, ...ports }),
    financeOperations: createFinanceOperationsSubgraph({ client: financeOperations, ...ports }),
  };
  const seen: Record<SystemName, number> = { sales: 0, financeOperations: 0 };
  return {
    sandbox,
    subgraphs,
    clients: { sales, financeOperations },
    journal,
    async run(system, query, variables = {}) {
      const result = await subgraphs[system].execute({ query, variables, context: { requestId: 'test' } });
      const errors = (result.errors ?? []).map(({ message, path, extensions }) => ({
        message,
        path,
        extensions,
      }));
      return {
        data: JSON.parse(JSON.stringify(result.data ?? null)),
        errors: JSON.parse(JSON.stringify(errors)),
      };
    },
    async requests() {
      const urls: string[] = [];
      for (const system of ['sales', 'financeOperations'] as const) {
        const { serviceRoot, admin } = sandbox[system];
        const { pathname } = new URL(serviceRoot);
        for (const { n, method, url } of await admin.requests(seen[system])) {
          urls.push(`${method} ${decodeURIComponent(url).replace(pathname, '')}`);
          seen[system] = n;
        }
      }
      return urls;
    },
    setLedger(state) {
      ledger = state;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([sales.close(), financeOperations.close()]);
      await sandbox.stop();
    },
  };
}

const oneCompany: CompanyMap = { companyOf: () => 'usmf', companies: ['usmf'] };

/** The rules of the schemas with the exceptions that are shipped, without those of a deployment. */
function ownershipOf(sales: ODataClient, financeOperations: ODataClient): OwnershipRules {
  return loadRules({
    schemas: ['sales', 'finance-operations'].flatMap(readSchemaFiles),
    models: { SALES: sales.model, FINANCE_OPERATIONS: financeOperations.model },
  }).rules;
}

/** The part of an answer under a path of field names: `at(data, 'customer.sales')`. */
export function at<Part = unknown>(data: unknown, path: string): Part {
  return path
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], data) as Part;
}
