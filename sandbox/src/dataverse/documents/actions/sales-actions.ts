import type { Action } from './action.ts';
import { conversions } from './conversions.ts';
import { opportunityActions } from './opportunity-actions.ts';
import { orderActions } from './order-actions.ts';
import { pricingActions } from './pricing-actions.ts';
import { quoteActions } from './quote-actions.ts';

/** Every unbound action of Sales that the sandbox answers, by name. */
export const salesActions: Readonly<Record<string, Action>> = {
  ...quoteActions,
  ...conversions,
  ...orderActions,
  ...pricingActions,
  ...opportunityActions,
};
