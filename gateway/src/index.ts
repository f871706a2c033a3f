export { CompositionError, composeSupergraph, readSubgraphSchemas, type SubgraphSchema } from './compose.ts';
export { placeholders } from './config.ts';
export { type GatewayErrorCode, gatewayErrorCodes } from './errors.ts';
export { createExecutor, type Executor, type ExecutorOptions, type Operation } from './execute/executor.ts';
export { type OptionDefinition, options } from './options.ts';
export type { PlanNode, Planner } from './planner/planner.ts';
export {
  createGatewayServer,
  type GatewayServer,
  type GatewayServerOptions,
  type Readiness,
} from './server.ts';
export { type App, type AppSettings, type SystemConnection, startApp } from './start-app.ts';
