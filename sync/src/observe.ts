import type { EntityKey, ODataClient, ODataRecord } from '@p2c/odata';
import { sourceQuery, targetQuery } from './mapping/queries.ts';
import type { CheckedTemplate } from './mapping/template.ts';
import { must } from './must.ts';

/** Both systems through one template. */
export interface Flow {
  readonly template: CheckedTemplate;
  readonly source: ODataClient;
  readonly target: ODataClient;
  /** Property names that the engine needs by role. */
  readonly names: {
    readonly sourceKey: string;
    readonly sourceNumber: string;
    readonly sourceCompany: string;
    readonly targetNumber: string;
    readonly targetCompany: string;
  };
}

export function createFlow(template: CheckedTemplate, source: ODataClient, target: ODataClient): Flow {
  const number = must(template.key[0], 'a key row in the template');
  const names = {
    sourceKey: must(template.sourceType.keys[0], 'a primary key of the source'),
    sourceNumber: number.from,
    sourceCompany: template.company.from,
    targetNumber: number.to,
    targetCompany: template.company.to,
  };
  return { template, source, target, names };
}

export function readSource({ template, source }: Flow, key: string): Promise<ODataRecord | undefined> {
  const { entitySet, ...projection } = sourceQuery(template);
  return source.get(entitySet, { kind: 'guid', value: key }, projection);
}

/** The record of the target under its business key; its etag is the version that a write is conditional on. */
export function readTarget(flow: Flow, company: string, number: string): Promise<ODataRecord | undefined> {
  const { entitySet, select } = targetQuery(flow.template);
  return flow.target.get(entitySet, targetKeyOf(flow, company, number), { select });
}

export function targetKeyOf({ names }: Flow, company: string, number: string): EntityKey {
  return { kind: 'composite', parts: { [names.targetCompany]: company, [names.targetNumber]: number } };
}
