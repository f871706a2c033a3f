import { columns } from '../column-facts.ts';

/** Columns of pricelevels. */
export const priceListColumns = columns(
  'pricelevel',
  'PriceList',
  `
  pricelevelid           Uniqueidentifier                 C-  SystemRequired
  createdon              DateTime                         --
  createdby              Lookup systemuser                --
  modifiedon             DateTime                         --
  modifiedby             Lookup systemuser                --
  organizationid         Lookup organization              --  SystemRequired
  versionnumber          BigInt                           --
  importsequencenumber   Integer -2147483648..2147483647  C-
  overriddencreatedon    DateTime                         C-
  name                   String 100                       CU  SystemRequired
  begindate              DateTime                         CU
  description            String 2000                      CU
  enddate                DateTime                         CU
  freighttermscode       Picklist                         CU
  paymentmethodcode      Picklist                         CU
  shippingmethodcode     Picklist                         CU
  statecode              State                            CU  SystemRequired
  statuscode             Status                           CU
  exchangerate           Decimal 1E-10..100000000000      --
  transactioncurrencyid  Lookup transactioncurrency       CU  ApplicationRequired
`,
);
