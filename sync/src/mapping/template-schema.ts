import { z } from 'zod';
import { conditionSchema } from '../ownership/condition.ts';
import { entities } from '../ownership/read-schema.ts';
import { parseFunctionCall } from './functions.ts';
import { type ReasonCode, reasonCodes } from './reasons.ts';
import type { Template } from './template.ts';

const name = z.string().min(1);
const constant = z.union([z.string(), z.number(), z.boolean()]);
const path = z
  .string()
  .regex(
    /^\w+(\.\w+)?$/,
    'expected a property, or a lookup and a property: transactioncurrencyid.isocurrencycode',
  );
const system = z.enum(['SALES', 'FINANCE_OPERATIONS']);
const entity = z.enum(entities as [Template['entity'], ...Template['entity'][]]);
const end = z.strictObject({ system, entitySet: name });
const keyRow = z.strictObject({ from: name, to: name, tooLong: z.literal('reject').optional() });
const reasonCode = z.enum(Object.keys(reasonCodes) as [ReasonCode, ...ReasonCode[]]);

const row = z
  .strictObject({
    to: path,
    within: name.optional(),
    lookup: z.literal('firstValidPriceList').optional(),
    from: z.union([path.transform((one) => [one]), z.array(path).min(2)]).optional(),
    constant: constant.optional(),
    default: constant.optional(),
    function: z
      .union([z.string().transform((call) => [call]), z.array(z.string())])
      .pipe(z.array(z.string().transform(toFunctionCall)))
      .optional(),
    valueMap: name.optional(),
    presentIf: z.array(name).min(1).optional(),
    tooLong: z.enum(['reject', 'truncate']).optional(),
    round: z.boolean().optional(),
    required: z.boolean().optional(),
    write: z.enum(['always', 'onCreate']).optional(),
    when: z.literal('owner').optional(),
  })
  .refine(
    (given) => (given.from === undefined) !== (given.constant === undefined),
    'a row takes its value either from a property (from) or from the template (constant)',
  );

/** Target value: the source values that become it. */
export const valueMapSchema = z.record(z.string(), z.array(z.string()).min(1));

const requirements = z
  .array(
    z.strictObject({
      holds: conditionSchema,
      onCreate: z.boolean().optional(),
      otherwise: reasonCode,
      follows: z.strictObject({ entity, through: name }).optional(),
    }),
  )
  .default([]);

/** What a template file may say; the comments at the heads of the templates explain the words. */
export const templateSchema = z.strictObject({
  name,
  entity,
  source: end,
  target: end,
  sharedValueMaps: z.array(name).default([]),
  company: z.strictObject({ from: name, to: name.optional() }),
  key: z.array(keyRow).min(1),
  facts: z.record(z.string(), z.strictObject({ exists: name, by: name })).default({}),
  dependsOn: z
    .record(
      z.string(),
      z.strictObject({
        entity,
        through: name,
        number: name,
        select: z.array(name).min(1),
        otherwise: reasonCode,
      }),
    )
    .default({}),
  require: requirements,
  fields: z.array(row).min(1),
  lines: z
    .strictObject({
      source: z.strictObject({ entitySet: name, parent: name }),
      target: z.strictObject({ entitySet: name, parent: name }),
      guard: name,
      key: keyRow,
      require: requirements,
      fields: z.array(row).min(1),
    })
    .optional(),
  valueMaps: z.record(z.string(), valueMapSchema).default({}),
});

export type TemplateText = z.infer<typeof templateSchema>;
function toFunctionCall(text: string, context: z.RefinementCtx) {
  const call = parseFunctionCall(text);
  if (call !== undefined) return call;
  context.addIssue({ code: 'custom', message: `${text} is not one of the functions, or lacks its number` });
  return z.NEVER;
}
