import { dataverse } from './dataverse.ts';
import type { Dialect } from './dialect.ts';
import { financeOperations } from './finance-operations.ts';

export const dialects: Readonly<Record<Dialect['name'], Dialect>> = {
  dataverse,
  'finance-operations': financeOperations,
};

/** The dialect that each system speaks. */
export const dialectOf = { SALES: dataverse, FINANCE_OPERATIONS: financeOperations } as const;
