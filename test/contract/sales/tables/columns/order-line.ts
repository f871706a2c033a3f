import { columns } from '../column-facts.ts';

/** Columns of salesorderdetails. */
export const orderLineColumns = columns(
  'salesorderdetail',
  'OrderProduct',
  `
  salesorderdetailid           Uniqueidentifier                         C-  SystemRequired
  baseamount                   Money -922337203685477..922337203685477  -U
  transactioncurrencyid        Lookup transactioncurrency               CU
  exchangerate                 Decimal 1E-10..100000000000              --
  description                  String 2000                              CU
  extendedamount               Money -922337203685477..922337203685477  -U
  iscopied                     Boolean                                  CU
  ispriceoverridden            Boolean                                  CU
  isproductoverridden          Boolean                                  C-
  lineitemnumber               Integer 0..1000000000                    CU
  manualdiscountamount         Money 0..1000000000000                   CU
  parentbundleid               Uniqueidentifier                         CU
  productassociationid         Lookup productassociation                C-
  producttypecode              Picklist                                 CU  SystemRequired
  priceperunit                 Money -922337203685477..922337203685477  CU
  pricingerrorcode             Picklist                                 CU
  productdescription           String 500                               CU
  productname                  String 500                               CU
  productid                    Lookup product                           CU
  quantity                     Decimal -100000000000..100000000000      CU  ApplicationRequired
  quantitybackordered          Decimal 0..1000000000                    CU
  quantitycancelled            Decimal 0..1000000000                    CU
  quantityshipped              Decimal -1000000000..1000000000          CU
  requestdeliveryby            DateTime                                 CU
  salesorderid                 Lookup salesorder                        CU  SystemRequired
  salesorderispricelocked      Boolean                                  --  ApplicationRequired
  salesorderstatecode          Integer                                  --  SystemRequired
  salesrepid                   Lookup systemuser                        CU
  shipto_addressid             Uniqueidentifier                         CU
  shipto_city                  String 80                                CU
  shipto_contactname           String 150                               CU
  shipto_country               String 80                                CU
  shipto_fax                   String 50                                CU
  shipto_freighttermscode      Picklist                                 CU
  shipto_line1                 String 250                               CU
  shipto_line2                 String 250                               CU
  shipto_line3                 String 250                               CU
  shipto_name                  String 200                               CU
  shipto_postalcode            String 20                                CU
  shipto_stateorprovince       String 50                                CU
  shipto_telephone             String 50                                CU
  tax                          Money -1000000000000..1000000000000      CU
  uomid                        Lookup uom                               CU
  volumediscountamount         Money 0..922337203685477                 --
  willcall                     Boolean                                  CU
  sequencenumber               Integer -2147483648..2147483647          CU
  propertyconfigurationstatus  Picklist                                 CU  SystemRequired
  quotedetailid                Lookup quotedetail                       CU
  salesorderdetailname         String 100                               CU  ApplicationRequired
  parentbundleidref            Lookup salesorderdetail                  CU
  createdon                    DateTime                                 --
  modifiedon                   DateTime                                 --
  createdby                    Lookup systemuser                        --
  modifiedby                   Lookup systemuser                        --
  versionnumber                BigInt                                   --
  importsequencenumber         Integer                                  C-
  overriddencreatedon          DateTime                                 C-
  ownerid                      Owner systemuser,team                    CU  SystemRequired
  owningbusinessunit           Lookup businessunit                      --
`,
);
