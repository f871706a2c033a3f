import { z } from 'zod';
import { conditionSchema } from '../ownership/condition.ts';
import { entities } from '../ownership/read-schema.ts';
import { parseFunctionCall } from './functions.ts';
import { type ReasonCode, reasonCodes } from './reasons.ts';
import type { Template } from './template.ts';

const name = z.string().min(1);
const constant = z.union([z.string(), z.number(), z.boolean()]);
const end = z.strictObject({ system: z.enum(['SALES', 'FINANCE_OPERATIONS']), entitySet: name });
const keyRow = z.strictObject({ from: name, to: name });
const reasonCode = z.enum(Object.keys(reasonCodes) as [ReasonCode, ...ReasonCode[]]);

const row = z
  .strictObject({
    to: name,
    from: z
      .string()
      .regex(
        /^\w+(\.\w+)?$/,
        'expected a property, or a lookup and a property: transactioncurrencyid.isocurrencycode',
      )
      .optional(),
    constant: constant.optional(),
    default: constant.optional(),
    function: z
      .union([z.string().transform((call) => [call]), z.array(z.string())])
      .pipe(z.array(z.string().transform(toFunctionCall)))
      .optional(),
    valueMap: name.optional(),
    presentIf: z.array(name).min(1).optional(),
    tooLong: z.enum(['reject', 'truncate']).optional(),
    required: z.boolean().optional(),
    write: z.enum(['always', 'onCreate']).optional(),
    when: z.literal('owner').optional(),
  })
  .refine(
    (given) => (given.from === undefined) !== (given.constant === undefined),
    'a row takes its value either from a property (from) or from the template (constant)',
  );

/** What a template file may say; the comment at the head of a template explains the words of a row. */
export const templateSchema = z.strictObject({
  name,
  entity: z.enum(entities as [Template['entity'], ...Template['entity'][]]),
  source: end,
  target: end,
  company: keyRow,
  key: z.array(keyRow).min(1),
  require: z
    .array(
      z.strictObject({ holds: conditionSchema, onCreate: z.boolean().optional(), otherwise: reasonCode }),
    )
    .default([]),
  fields: z.array(row).min(1),
  valueMaps: z.record(z.string(), z.record(z.string(), z.array(z.string()).min(1))).default({}),
});

export type TemplateText = z.infer<typeof templateSchema>;
function toFunctionCall(text: string, context: z.RefinementCtx) {
  const call = parseFunctionCall(text);
  if (call !== undefined) return call;
  context.addIssue({ code: 'custom', message: `${text} is not one of the functions, or lacks its number` });
  return z.NEVER;
}
