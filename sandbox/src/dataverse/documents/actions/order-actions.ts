import { wholeSeconds } from '../../../edm/date-time.ts';
import { orderStates } from '../document-states.ts';
import { type Action, requireState } from './action.ts';
import { close, orderCloses, readClosing } from './closing.ts';

const open = [orderStates.active, orderStates.submitted];

/** The actions that end orders. Microsoft Learn, Web API reference: FulfillSalesOrder, CancelSalesOrder. */
export const orderActions: Readonly<Record<string, Action>> = {
  FulfillSalesOrder(organization, parameters) {
    const closing = readClosing(organization, 'FulfillSalesOrder', orderCloses, parameters);
    requireState(closing.document, open, 'orderState');
    const { datefulfilled } = closing.document.values;
    close(organization, closing, orderStates.fulfilled, {
      datefulfilled: datefulfilled ?? BigInt(wholeSeconds(Date.now())),
    });
    return undefined;
  },
  CancelSalesOrder(organization, parameters) {
    const closing = readClosing(organization, 'CancelSalesOrder', orderCloses, parameters);
    requireState(closing.document, open, 'orderState');
    close(organization, closing, orderStates.canceled, {});
    return undefined;
  },
};
