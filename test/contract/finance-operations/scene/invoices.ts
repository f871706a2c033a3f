import type { Row } from '../../../../sandbox/src/test-support/call.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { anyRow } from './read.ts';

/** A posted invoice of the company with its lines. */
export const postedInvoice = (service: WireService, number: string | undefined): Promise<Row> =>
  anyRow(service, 'SalesInvoiceHeadersV2', {
    $filter: `dataAreaId eq '${service.company}' and InvoiceNumber eq '${number}'`,
    $expand: 'SalesInvoiceLinesV2',
  });
