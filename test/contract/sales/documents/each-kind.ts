import type { ContractCase } from '../../wire/contract-case.ts';
import { type DocumentKind, invoiceKind, orderKind, quoteKind } from './scene.ts';

const kinds = [quoteKind, orderKind, invoiceKind];
const source = (kind: DocumentKind) => `Learn: ${kind.table} table/entity reference`;

/** A case for each kind of document: quotes, orders and invoices. */
export const each = (
  fact: (table: string) => string,
  run: (kind: DocumentKind) => ContractCase['run'],
  assumption?: string,
) =>
  kinds.map(
    (kind): ContractCase => ({
      fact: fact(kind.table),
      source: source(kind),
      ...(assumption === undefined ? {} : { assumption }),
      run: run(kind),
    }),
  );
