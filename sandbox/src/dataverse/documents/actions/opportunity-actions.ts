import { unknownTable } from '../../errors.ts';
import type { Action } from './action.ts';

const refuse: Action = () => {
  throw unknownTable('opportunity');
};

/** Actions that start from an opportunity, a table that the sandbox does not have. */
export const opportunityActions: Readonly<Record<string, Action>> = {
  GenerateQuoteFromOpportunity: refuse,
  GenerateSalesOrderFromOpportunity: refuse,
  GenerateInvoiceFromOpportunity: refuse,
  WinOpportunity: refuse,
  LoseOpportunity: refuse,
};
