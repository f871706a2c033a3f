import { columns } from '../column-facts.ts';

/** Columns of productpricelevels. */
export const priceListItemColumns = columns(
  'productpricelevel',
  'PriceListItem',
  `
  productpricelevelid    Uniqueidentifier                         C-  SystemRequired
  createdon              DateTime                                 --
  createdby              Lookup systemuser                        --
  modifiedon             DateTime                                 --
  modifiedby             Lookup systemuser                        --
  versionnumber          BigInt                                   --
  importsequencenumber   Integer -2147483648..2147483647          C-
  overriddencreatedon    DateTime                                 C-
  amount                 Money 0..100000000000000                 CU  ApplicationRequired
  transactioncurrencyid  Lookup transactioncurrency               CU
  exchangerate           Decimal 1E-10..100000000000              --
  organizationid         Uniqueidentifier                         --  SystemRequired
  percentage             Decimal 0..1000000000                    CU  ApplicationRequired
  pricelevelid           Lookup pricelevel                        CU  SystemRequired
  pricingmethodcode      Picklist                                 CU  ApplicationRequired
  productid              Lookup product                           CU  SystemRequired
  productnumber          String 100                               --  SystemRequired
  quantitysellingcode    Picklist                                 CU  ApplicationRequired
  roundingoptionamount   Money -100000000000000..100000000000000  CU  ApplicationRequired
  roundingoptioncode     Picklist                                 CU  ApplicationRequired
  roundingpolicycode     Picklist                                 CU  ApplicationRequired
  uomid                  Lookup uom                               CU  ApplicationRequired
  uomscheduleid          Lookup uomschedule                       --
  discounttypeid         Lookup discounttype                      CU
`,
);
