import { columns } from '../column-facts.ts';

/** Columns of products. */
export const productColumns = columns(
  'product',
  'Product',
  `
  productid              Uniqueidentifier                 C-  SystemRequired
  createdon              DateTime                         --
  createdby              Lookup systemuser                --
  modifiedon             DateTime                         --
  modifiedby             Lookup systemuser                --
  organizationid         Lookup organization              --  SystemRequired
  versionnumber          BigInt                           --
  importsequencenumber   Integer -2147483648..2147483647  C-
  overriddencreatedon    DateTime                         C-
  name                   String 100                       CU  ApplicationRequired
  vendorid               String 100                       CU
  validfromdate          DateTime                         CU
  validtodate            DateTime                         CU
  currentcost            Money 0..1000000000000           CU
  transactioncurrencyid  Lookup transactioncurrency       CU
  exchangerate           Decimal 1E-10..100000000000      --
  defaultuomid           Lookup uom                       CU  ApplicationRequired
  defaultuomscheduleid   Lookup uomschedule               CU  ApplicationRequired
  description            String 2000                      CU
  iskit                  Boolean                          CU
  isstockitem            Boolean                          CU
  parentproductid        Lookup product                   CU
  price                  Money 0..1000000000000           CU
  productstructure       Picklist                         C-  SystemRequired
  productnumber          String 100                       CU  SystemRequired
  producttypecode        Picklist                         CU
  producturl             String 255                       CU
  quantitydecimal        Integer 0..5                     CU  ApplicationRequired
  quantityonhand         Decimal 0..1000000000            CU
  size                   String 200                       CU
  standardcost           Money 0..1000000000000           CU
  statecode              State                            CU  SystemRequired
  statuscode             Status                           CU
  stockvolume            Decimal 0..1000000000            CU
  stockweight            Decimal 0..1000000000            CU
  suppliername           String 100                       CU
  vendorname             String 100                       CU
  vendorpartnumber       String 100                       CU
  hierarchypath          String 450                       --
  pricelevelid           Lookup pricelevel                CU  Recommended
  subjectid              Lookup subject                   CU
`,
);
