import { columns } from '../column-facts.ts';

/** Columns of salesorders. */
export const orderColumns = columns(
  'salesorder',
  'Order',
  `
  salesorderid                 Uniqueidentifier                         C-  SystemRequired
  emailaddress                 String 100                               CU
  name                         String 300                               CU  ApplicationRequired
  billto_addressid             Uniqueidentifier                         CU
  billto_city                  String 80                                CU
  billto_composite             String 1000                              --
  billto_contactname           String 150                               CU
  billto_country               String 80                                CU
  billto_fax                   String 50                                CU
  billto_line1                 String 250                               CU
  billto_line2                 String 250                               CU
  billto_line3                 String 250                               CU
  billto_name                  String 200                               CU
  billto_postalcode            String 20                                CU
  billto_stateorprovince       String 50                                CU
  billto_telephone             String 50                                CU
  customerid                   Customer account,contact                 CU  ApplicationRequired
  datefulfilled                DateTime                                 CU
  description                  String 2000                              CU
  discountamount               Money 0..1000000000000                   CU
  transactioncurrencyid        Lookup transactioncurrency               CU  ApplicationRequired
  exchangerate                 Decimal 1E-10..100000000000              --
  discountpercentage           Decimal 0..100                           CU
  freightamount                Money 0..1000000000000                   CU
  freighttermscode             Picklist                                 CU
  ispricelocked                Boolean                                  CU  ApplicationRequired
  lastbackofficesubmit         DateTime                                 CU
  opportunityid                Lookup opportunity                       CU
  ordernumber                  String 100                               CU  SystemRequired
  paymenttermscode             Picklist                                 CU
  pricelevelid                 Lookup pricelevel                        CU  ApplicationRequired
  pricingerrorcode             Picklist                                 CU
  prioritycode                 Picklist                                 CU
  quoteid                      Lookup quote                             CU
  requestdeliveryby            DateTime                                 CU
  shippingmethodcode           Picklist                                 CU
  shipto_addressid             Uniqueidentifier                         CU
  shipto_city                  String 80                                CU
  shipto_composite             String 1000                              --
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
  statecode                    State                                    CU  SystemRequired
  statuscode                   Status                                   CU
  submitdate                   DateTime                                 CU
  submitstatus                 Integer 0..1000000000                    CU
  submitstatusdescription      String 2000                              CU
  totalamount                  Money -922337203685477..922337203685477  CU
  totalamountlessfreight       Money -922337203685477..922337203685477  CU
  totaldiscountamount          Money -922337203685477..922337203685477  CU
  totallineitemamount          Money -922337203685477..922337203685477  CU
  totallineitemdiscountamount  Money -922337203685477..922337203685477  CU
  totaltax                     Money -922337203685477..922337203685477  CU
  willcall                     Boolean                                  CU
  accountid                    Lookup account                           --
  contactid                    Lookup contact                           --
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
