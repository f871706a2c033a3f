/** Where the facts about Dataverse are published. `Learn` is learn.microsoft.com, by the title of the page. */
export const sources = {
  http: 'Learn: Compose HTTP requests and handle errors',
  query: 'Learn: Query data using the Web API',
  select: 'Learn: Select columns using OData',
  join: 'Learn: Join tables using OData',
  filter: 'Learn: Filter rows using OData',
  filterFunctions: 'Learn: Web API Query Function Reference',
  order: 'Learn: Order rows using OData',
  page: 'Learn: Page results using OData',
  count: 'Learn: Count number of rows',
  aggregate: 'Learn: Aggregate data using OData',
  retrieve: 'Learn: Retrieve a table row using the Web API',
  create: 'Learn: Create a table row using the Web API',
  update: 'Learn: Update and delete table rows using the Web API',
  associate: 'Learn: Associate and disassociate table rows by using the Web API',
  upsert: 'Learn: Use Upsert to create or update a record',
  conditional: 'Learn: Perform conditional operations using the Web API',
  concurrency: 'Learn: Optimistic concurrency',
  impersonate: 'Learn: Impersonate another user using the Web API',
  bypass: 'Learn: Bypass custom Dataverse logic',
  codes: 'Learn: Web service error codes',
  batch: 'Learn: Execute batch operations using the Web API',
  bulk: 'Learn: Use bulk operation messages',
  changes: 'Learn: Use change tracking to synchronize data with external systems',
  limits: 'Learn: Service protection API limits',
  oauth: 'Learn: Use OAuth authentication with Microsoft Dataverse',
  definitions: 'Learn: Query table definitions using the Web API',
  keys: 'Learn: Define alternate keys to reference rows',
  whoAmI: 'Learn: WhoAmI function',
  initializeFrom: 'Learn: InitializeFrom function',
  tables: 'Learn: Dataverse table and entity reference',
  samples: 'microsoft/PowerApps-Samples',
  dynamicsWebApi: 'recorded by AleksandrRogov/DynamicsWebApi',
  p2cAccounts: 'Learn: Synchronize accounts directly from Sales to customers in Supply Chain Management',
} as const;

/** The document of the Common Data Model that describes a table. */
export const cdm = (document: string): string => `microsoft/CDM: ${document}.cdm.json`;

/** The reference page of an action of the Web API. */
export const action = (name: string): string => `Learn: ${name} action`;
