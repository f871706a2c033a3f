import { columns } from '../column-facts.ts';

/** Columns of transactioncurrencies. */
export const currencyColumns = columns(
  'transactioncurrency',
  'Currency',
  `
  statuscode             Status                           CU
  modifiedon             DateTime                         --
  statecode              State                            CU  SystemRequired
  versionnumber          BigInt                           --
  modifiedby             Lookup systemuser                --
  importsequencenumber   Integer -2147483648..2147483647  C-
  overriddencreatedon    DateTime                         C-
  createdon              DateTime                         --
  transactioncurrencyid  Uniqueidentifier                 C-  SystemRequired
  exchangerate           Decimal 1E-10..100000000000      CU  SystemRequired
  currencysymbol         String 10                        CU  SystemRequired
  currencyname           String 100                       CU  SystemRequired
  createdby              Lookup systemuser                --
  isocurrencycode        String 5                         C-  SystemRequired
  organizationid         Lookup organization              --  SystemRequired
  currencyprecision      Integer 0..4                     CU  SystemRequired
`,
);
