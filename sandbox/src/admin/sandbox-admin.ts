import type { WebhookDelivery } from '../dataverse/webhooks/deliveries.ts';
import type {
  Authentication,
  Stage,
  Step,
  StepImage,
  StepMessage,
} from '../dataverse/webhooks/registration.ts';
import type { Fault, FaultState } from '../faults/fault.ts';
import type { LoggedRequest } from '../http/request-log.ts';
import type { ProtectionSettings } from '../limits/protection-settings.ts';

/** A webhook with one step, as the registration tool makes it. */
export interface WebhookRegistration {
  readonly url: string;
  readonly message: StepMessage;
  /** Logical name; every table without. */
  readonly table?: string;
  /** Logical names of columns of which an update must write one. */
  readonly columns?: readonly string[];
  /** @default asynchronous */
  readonly mode?: Step['mode'];
  /** @default 40 */
  readonly stage?: Stage;
  /** @default 1 */
  readonly rank?: number;
  readonly images?: readonly {
    readonly alias: string;
    readonly kind: StepImage['kind'];
    readonly columns?: readonly string[];
  }[];
  readonly authentication?: Authentication;
  readonly name?: string;
}

/** What a test can do to one emulated system beyond its own protocol. */
export interface SandboxAdmin {
  addFault(...faults: readonly Fault[]): Promise<void>;
  /** Forgets scripted faults and releases what they hold. */
  clearFaults(): Promise<void>;
  /** Lets held requests go on. */
  release(): Promise<void>;
  /** Number of requests held right now. */
  held(): Promise<number>;
  /** Faults that are not spent, with how often each has struck. */
  faults(): Promise<readonly FaultState[]>;
  /** OData requests since the one numbered `since`, oldest first. */
  requests(since?: number): Promise<readonly LoggedRequest[]>;
  clearRequests(): Promise<void>;
  /** Puts service protection limits in force, what is left out as published; undefined takes them off. */
  setLimits(limits: Partial<ProtectionSettings> | undefined): Promise<void>;
  /** From now on every access token given so far counts as expired, in both systems. */
  expireTokens(): Promise<void>;
  /** Dataverse only: registers a webhook with one step and gives the identifier of the step. */
  addWebhook(webhook: WebhookRegistration): Promise<string>;
  /** Dataverse only. */
  removeWebhook(id: string): Promise<void>;
  /** Dataverse only: what became of the messages to webhooks, the last 1,000, or those since one. */
  webhookDeliveries(since?: number): Promise<readonly WebhookDelivery[]>;
  /** Dataverse only: from now on every delta token given so far is too old. */
  expireDeltaTokens(): Promise<void>;
}

/** The admin endpoint of a service at `origin` (`http://host:port`) as functions. */
export function createSandboxAdmin(origin: string): SandboxAdmin {
  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${origin}/__sandbox/${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const answer: unknown = await response.json();
    if (!response.ok)
      throw new Error(`${method} ${path} was answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  }

  return {
    async addFault(...faults) {
      await call('POST', 'faults', faults);
    },
    async clearFaults() {
      await call('DELETE', 'faults');
    },
    async release() {
      await call('POST', 'release');
    },
    async held() {
      return ((await call('GET', 'faults')) as { held: number }).held;
    },
    async faults() {
      return ((await call('GET', 'faults')) as { faults: FaultState[] }).faults;
    },
    async requests(since = 0) {
      return ((await call('GET', `requests?since=${since}`)) as { requests: LoggedRequest[] }).requests;
    },
    async clearRequests() {
      await call('DELETE', 'requests');
    },
    async setLimits(limits) {
      await (limits === undefined ? call('DELETE', 'limits') : call('PUT', 'limits', limits));
    },
    async expireTokens() {
      await call('POST', 'expire-tokens');
    },
    async addWebhook(webhook) {
      return ((await call('POST', 'webhooks', webhook)) as { id: string }).id;
    },
    async removeWebhook(id) {
      await call('DELETE', `webhooks/${id}`);
    },
    async webhookDeliveries(since = 0) {
      const answer = await call('GET', `webhook-deliveries?since=${since}`);
      return (answer as { deliveries: WebhookDelivery[] }).deliveries;
    },
    async expireDeltaTokens() {
      await call('POST', 'expire-delta-tokens');
    },
  };
}
