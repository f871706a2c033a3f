export type { SandboxAdmin, WebhookRegistration } from './admin/sandbox-admin.ts';
export type { WebhookDelivery } from './dataverse/webhooks/deliveries.ts';
export type { Fault, FaultAction, FaultMatch, FaultState } from './faults/fault.ts';
export type { LoggedRequest } from './http/request-log.ts';
export { type SandboxCredentials, type SandboxOptions, sandboxCredentials } from './options.ts';
export { seededCompanies } from './seed/read-seed.ts';
export { resetSandbox, type Sandbox, type SandboxService, startSandbox } from './start-sandbox.ts';
export { startSandboxInWorker } from './start-sandbox-in-worker.ts';
