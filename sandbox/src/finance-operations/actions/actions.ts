import { decodeSortable } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { postInvoice } from '../invoices/post-invoice.ts';
import { cancelOrder } from '../orders/cancel.ts';
import { confirmOrder } from '../orders/confirm.ts';
import { type LineQuantity, postGoods } from '../orders/post.ts';
import { calculateSalesTotals } from '../orders/totals.ts';
import { stepQuotation } from '../quotations/lifecycle.ts';
import type { Action, ActionParameter } from './action.ts';

/** One line and how much of it; without, what is left of the whole order. */
const lineParameters: readonly ActionParameter[] = [
  { name: 'lineCreationSequenceNumber', type: 'Edm.Int32', isOptional: true },
  { name: 'quantity', type: 'Edm.Decimal', isOptional: true },
];

const onOrders = ['CDSSalesOrderHeaders', 'SalesOrderHeadersV2'];
const onQuotations = ['CDSSalesQuotationHeaders', 'SalesQuotationHeadersV2'];

/**
 * The actions of the sandbox's entities. They stand for what a tenant's own X++ extension would offer: the standard
 * entities of this process have no documented ones, people confirm and post in the client.
 */
export const actions: readonly Action[] = [
  ...onOrders.flatMap((entitySet) => orderActions(entitySet)),
  ...onQuotations.flatMap((entitySet) => quotationActions(entitySet)),
  {
    name: 'calculateSalesTotals',
    binding: { kind: 'unbound' },
    parameters: [],
    returns: 'Edm.Int32',
    run: (environment) => BigInt(calculateSalesTotals(environment)),
  },
];

function orderActions(entitySet: string): Action[] {
  const action = (
    name: string,
    run: (environment: Environment, order: StoredRecord, lines: readonly LineQuantity[] | undefined) => void,
    parameters: readonly ActionParameter[] = lineParameters,
  ): Action => ({
    name,
    binding: { kind: 'record', entitySet },
    parameters,
    run(environment, given, record) {
      if (record) run(environment, record, linesOf(given));
      return undefined;
    },
  });
  return [
    action('confirm', confirmOrder, []),
    action('postPickingList', (environment, order, lines) => postGoods(environment, order, 'pick', lines)),
    action('postPackingSlip', (environment, order, lines) => postGoods(environment, order, 'pack', lines)),
    action('cancel', cancelOrder, []),
    {
      name: 'postInvoice',
      binding: { kind: 'record', entitySet },
      parameters: lineParameters,
      returns: 'Edm.String',
      run: (environment, given, record) => record && postInvoice(environment, record, linesOf(given)),
    },
    {
      name: 'calculateTotals',
      binding: { kind: 'collection', entitySet },
      parameters: [],
      returns: 'Edm.Int32',
      run: (environment) => BigInt(calculateSalesTotals(environment)),
    },
  ];
}

function quotationActions(entitySet: string): Action[] {
  const binding = { kind: 'record', entitySet } as const;
  const action = (name: string, step: 'send' | 'lose' | 'cancel'): Action => ({
    name,
    binding,
    parameters: [],
    run(environment, _given, record) {
      if (record) stepQuotation(environment, record, step);
      return undefined;
    },
  });
  return [
    action('send', 'send'),
    action('lose', 'lose'),
    action('cancel', 'cancel'),
    {
      name: 'confirm',
      binding,
      parameters: [],
      returns: 'Edm.String',
      run: (environment, _given, record) => record && stepQuotation(environment, record, 'confirm'),
    },
  ];
}

function linesOf(given: Readonly<Record<string, Stored>>): readonly LineQuantity[] | undefined {
  const { lineCreationSequenceNumber: line, quantity } = given;
  if (line === undefined || quantity === undefined) return undefined;
  return [{ line: Number(line), quantity: { units: decodeSortable(String(quantity)), scale: actionScale } }];
}

/** Digits after the point that a decimal parameter is read with. */
export const actionScale = 10;
