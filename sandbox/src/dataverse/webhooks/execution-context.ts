import { randomUUID } from 'node:crypto';
import { type EntitySet, entitySetOf } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { lookedUp } from '../behaviour/computed.ts';
import type { Call } from '../call.ts';
import { logicalName } from '../metadata/describe-attribute.ts';
import type { Organization } from '../organization.ts';
import { primaryName } from '../read/formatted-values.ts';
import { contractDate, contractType, entity, entityReference } from './contracts.ts';
import type { Change, Step, StepImage } from './registration.ts';

const noId = '00000000-0000-0000-0000-000000000000';
const organizationName = 'sandbox';
/** IsolationMode.None and Sandbox of the platform: a webhook counts as the latter. */
const isolationMode = 1;

/**
 * What a step is told of a change: the RemoteExecutionContext class in JSON. Microsoft Learn, "Use webhooks to create
 * external handlers for server events".
 */
export function executionContext(
  organization: Organization,
  step: Step,
  change: Change,
): Record<string, unknown> {
  const { call } = organization;
  const { userId, businessUnitId } = organization.caller();
  const set = entitySetOf(organization.model, change.entitySet);
  const isAsynchronous = step.mode === 'asynchronous';
  return {
    BusinessUnitId: businessUnitId,
    CorrelationId: call?.correlationId ?? randomUUID(),
    Depth: change.depth,
    InitiatingUserAzureActiveDirectoryObjectId: objectIdOf(organization, userId),
    InitiatingUserId: userId,
    InputParameters: [{ key: 'Target', value: target(organization, set, change) }],
    IsExecutingOffline: false,
    IsInTransaction: !isAsynchronous && step.stage !== 10,
    IsOfflinePlayback: false,
    IsolationMode: isolationMode,
    MessageName: change.message,
    Mode: isAsynchronous ? 1 : 0,
    OperationCreatedOn: contractDate(organization.now()),
    OperationId: isAsynchronous ? randomUUID() : noId,
    OrganizationId: organization.organizationId,
    OrganizationName: organizationName,
    OutputParameters:
      change.message === 'Create' && step.stage === 40 ? [{ key: 'id', value: change.id }] : [],
    OwningExtension: entityReference('sdkmessageprocessingstep', step.id, step.name),
    ParentContext: null,
    PostEntityImages: postImages(organization, set, step, change),
    PreEntityImages: images(organization, set, change.id, imagesOf(step, 'pre'), change.before),
    PrimaryEntityId: change.id,
    PrimaryEntityName: set.typeName,
    RequestId: call?.requestId ?? null,
    SecondaryEntityName: 'none',
    SharedVariables: sharedVariables(call),
    Stage: step.stage,
    UserId: userId,
  };
}

/** The object of a user in Microsoft Entra. */
function objectIdOf(organization: Organization, userId: string): string {
  const user = lookedUp(organization, 'systemusers', userId);
  return String(user?.values.azureactivedirectoryobjectid ?? noId);
}

function target(organization: Organization, set: EntitySet, { message, id, written }: Change): object {
  if (message === 'Delete')
    return { __type: contractType('EntityReference'), ...entityReference(set.typeName, id) };
  const [key = ''] = set.key;
  const values =
    message === 'Create'
      ? Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null))
      : written;
  return { __type: contractType('Entity'), ...entity(organization, set, id, { ...values, [key]: id }) };
}

/** The marker of the request: `?tag=`. */
function sharedVariables(call: Call | undefined): readonly object[] {
  return call?.tag === undefined ? [] : [{ key: 'tag', value: call.tag }];
}

function imagesOf({ images: all }: Step, kind: 'pre' | 'post'): readonly StepImage[] {
  return all.filter((image) => image.kind === kind || image.kind === 'both');
}

/** Only what happens after the write knows the record as it is then. A system job gets its name along. */
function postImages(
  organization: Organization,
  set: EntitySet,
  step: Step,
  { id, after }: Change,
): readonly object[] {
  if (step.stage !== 40) return [];
  const asked = images(organization, set, id, imagesOf(step, 'post'), after);
  if (step.mode === 'synchronous' || !after) return asked;
  const [key = ''] = set.key;
  const name = primaryName(set);
  const values = { ...(name === undefined ? {} : { [name]: after[name] ?? null }), [key]: id };
  const named = entity(organization, set, id, values);
  return [{ key: 'AsynchronousStepPrimaryName', value: named }, ...asked];
}

/** Copies of a record hold what is not empty. */
function images(
  organization: Organization,
  set: EntitySet,
  id: string,
  asked: readonly StepImage[],
  values: StoredValues | undefined,
): readonly object[] {
  if (!values) return [];
  const [key = ''] = set.key;
  return asked.map(({ alias, columns }) => {
    const shown = Object.entries(values).filter(([name, value]) => {
      const property = set.properties.get(name);
      if (!property || value === null) return false;
      return !columns || name === key || columns.has(logicalName(property));
    });
    return { key: alias, value: entity(organization, set, id, Object.fromEntries(shown)) };
  });
}
