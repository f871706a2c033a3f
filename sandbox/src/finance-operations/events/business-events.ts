import { randomInt, randomUUID } from 'node:crypto';
import { type Decimal, printShortest } from '../../edm/decimal.ts';
import type { DeliveryPolicy } from '../../events/deliver.ts';
import { rawNumber } from '../../json.ts';
import type { Environment } from '../environment.ts';

/** Business events of this process that the sandbox raises. */
export const businessEvents = [
  'SalesOrderConfirmedBusinessEvent',
  'SalesPackingSlipPostedBusinessEvent',
  'SalesInvoicePostedBusinessEvent',
  'CustFreeTextInvoicePostedBusinessEvent',
  'SalesQuotationConfirmedBusinessEvent',
] as const;
export type BusinessEventId = (typeof businessEvents)[number];

/** Microsoft Learn, "Business events overview": three tries, a second apart, then the log of errors. */
export const businessEventPolicy: DeliveryPolicy = { tries: 3, delayMs: 1000 };

/** Times are milliseconds, amounts are exact. */
export type EventField = string | bigint | Decimal;

/** First control number; they grow, with gaps. */
const firstControlNumber = 5_637_144_576n;
const gapMax = 9;

/** Puts a business event out for every endpoint that is registered for it in the company. It says what to read, not all of it. */
export function raiseBusinessEvent(
  environment: Environment,
  company: string,
  event: BusinessEventId,
  fields: Readonly<Record<string, EventField>>,
): void {
  const { events } = environment;
  const endpoints = events?.endpoints.of({ kind: 'business', event }, company) ?? [];
  if (!events || endpoints.length === 0) return;
  const now = environment.now();
  const own = Object.entries(fields).map(([name, value]) => [name, fieldValue(value)] as const);
  const legalEntity = company.toLowerCase();
  const payload = {
    BusinessEventId: event,
    BusinessEventLegalEntity: legalEntity,
    ContextRecordSubject: '',
    ControlNumber: rawNumber(String(nextControlNumber(environment))),
    EventId: randomUUID().toUpperCase(),
    EventTime: `/Date(${Math.floor(now / 1000) * 1000})/`,
    EventTimeIso8601: new Date(now).toISOString(),
    InitiatingUserAADObjectId: '{00000000-0000-0000-0000-000000000000}',
    LegalEntity: legalEntity,
    MajorVersion: 0,
    MinorVersion: 0,
    ParentContextRecordSubjects: [],
    ...Object.fromEntries(own),
  };
  const body = JSON.stringify(payload);
  for (const { url } of endpoints) events.outbox.add(payload.EventId, { url, headers: {}, body });
}

function nextControlNumber({ database }: Environment): bigint {
  const last = database.current('controlNumber', firstControlNumber);
  const next = last + BigInt(randomInt(1, gapMax));
  database.setValue('controlNumber', next);
  return next;
}

function fieldValue(value: EventField): unknown {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return `/Date(${value})/`;
  return rawNumber(printShortest(value.units, value.scale));
}
