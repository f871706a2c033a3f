import { wholeSeconds } from '../../../edm/date-time.ts';
import type { Json, JsonObject } from '../../../json.ts';
import { entitySetOf } from '../../../model/model.ts';
import type { StoredRecord } from '../../../store/record-store.ts';
import { businessError } from '../../behaviour/business-error.ts';
import type { Organization } from '../../organization.ts';
import { updateRecord } from '../../write.ts';
import { invoiceKind, orderKind, quoteKind } from '../document-kinds.ts';
import { orderStates, quoteStates } from '../document-states.ts';
import { processingStatuses } from '../p2c/processing-status.ts';
import { type Action, documentOf, requireState } from './action.ts';
import {
  columnSetParameter,
  guidParameter,
  integerParameter,
  requireParameters,
} from './action-parameters.ts';
import { close, quoteCloses } from './closing.ts';
import { convert } from './copying.ts';

/** From quote to order to invoice. Microsoft Learn, Web API reference: ConvertQuoteToSalesOrder, ConvertSalesOrderToInvoice. */
export const conversions: Readonly<Record<string, Action>> = {
  ConvertQuoteToSalesOrder(organization, parameters) {
    requireParameters('ConvertQuoteToSalesOrder', parameters, {
      needed: ['QuoteId', 'ColumnSet'],
      optional: Object.keys(activityColumns).concat('QuoteCloseStatus'),
    });
    const id = guidParameter('QuoteId', parameters.QuoteId);
    const select = columnSetParameter(parameters.ColumnSet);
    const record = documentOf(organization, quoteKind, id);
    if (record.values.statecode === quoteStates.active) winFirst(organization, record, parameters);
    else requireState(record, [quoteStates.won], 'quoteNotWon');
    const columns = { msdynce_processingstatus: processingStatuses.draft };
    const order = convert(organization, { kind: quoteKind, record }, orderKind, columns);
    return { entitySet: 'salesorders', id: order, select };
  },
  ConvertSalesOrderToInvoice(organization, parameters) {
    requireParameters('ConvertSalesOrderToInvoice', parameters, { needed: ['SalesOrderId', 'ColumnSet'] });
    const id = guidParameter('SalesOrderId', parameters.SalesOrderId);
    const select = columnSetParameter(parameters.ColumnSet);
    const record = documentOf(organization, orderKind, id);
    requireState(record, [orderStates.active, orderStates.submitted, orderStates.fulfilled], 'orderState');
    const invoice = convert(organization, { kind: orderKind, record }, invoiceKind, {});
    const orders = entitySetOf(organization.model, 'salesorders');
    updateRecord(organization, orders, record, { statecode: orderStates.invoiced }, 'action');
    return { entitySet: 'invoices', id: invoice, select };
  },
};

/** The columns of the activity that wins a quote with its conversion, by the parameter that gives them. */
const activityColumns: Readonly<Record<string, string>> = {
  QuoteCloseDate: 'actualend',
  QuoteCloseSubject: 'subject',
  QuoteCloseDescription: 'description',
};

/** An active quote is won by its conversion, if that says how. */
function winFirst(organization: Organization, record: StoredRecord, parameters: JsonObject): void {
  const given = Object.entries(activityColumns).filter(([name]) => (parameters[name] ?? null) !== null);
  const code = parameters.QuoteCloseStatus ?? null;
  if (given.length === 0 && code === null) throw businessError('quoteNotWon');
  const columns = given.map(([name, column]) => [column, parameters[name]] as [string, Json]);
  const status = code === null ? undefined : integerParameter('QuoteCloseStatus', code);
  const reference = `/quotes(${String(record.values.quoteid)})`;
  close(
    organization,
    {
      table: quoteCloses,
      document: record,
      status: status === -1n ? undefined : status,
      activity: { ...Object.fromEntries(columns), 'quoteid@odata.bind': reference },
    },
    quoteStates.won,
    { closedon: BigInt(wholeSeconds(Date.now())) },
  );
}
