import { states } from './state-facts.ts';

/** States by table, each with its status reasons: `0 Active: 1 Active`. */
export const stateFacts = states(`
  account
    0 Active: 1 Active
    1 Inactive: 2 Inactive
  contact
    0 Active: 1 Active
    1 Inactive: 2 Inactive
  product
    0 Active: 1 Active
    1 Retired: 2 Retired
    2 Draft: 0 Draft
    3 Under Revision: 3 Under Revision
  uomschedule
    0 Active: 1 Active
    1 Inactive: 2 Inactive
  pricelevel
    0 Active: 100001 Active
    1 Inactive: 100002 Inactive
  transactioncurrency
    0 Active: 1 Active
    1 Inactive: 2 Inactive
  quote
    0 Draft: 1 In Progress
    1 Active: 2 In Progress, 3 Open
    2 Won: 4 Won
    3 Closed: 5 Lost, 6 Canceled, 7 Revised
  salesorder
    0 Active: 1 New, 2 Pending, 690970000 On Hold
    1 Submitted: 3 In Progress
    2 Canceled: 4 No Money
    3 Fulfilled: 100001 Complete, 100002 Partial
    4 Invoiced: 100003 Invoiced
  invoice
    0 Active: 1 New, 2 Partially Shipped, 4 Billed, 5 Booked (applies to services), 6 Installed (applies to services)
    1 Closed (deprecated): 3 Canceled (deprecated), 7 Paid in Full (deprecated)
    2 Paid: 100001 Complete, 100002 Partial
    3 Canceled: 100003 Canceled
`);
