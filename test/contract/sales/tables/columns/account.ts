import { columns } from '../column-facts.ts';

/** Columns of accounts. */
export const accountColumns = columns(
  'account',
  'Account',
  `
  accountid                 Uniqueidentifier             C-  SystemRequired
  accountnumber             String 20                    CU
  name                      String 160                   CU  ApplicationRequired
  customertypecode          Picklist                     CU
  telephone1                String 50                    CU
  fax                       String 50                    CU
  emailaddress1             String 100                   CU
  websiteurl                String 200                   CU
  description               String 2000                  CU
  creditlimit               Money 0..100000000000000     CU
  creditonhold              Boolean                      CU
  paymenttermscode          Picklist                     CU
  numberofemployees         Integer 0..1000000000        CU
  revenue                   Money 0..100000000000000     CU
  primarycontactid          Lookup contact               CU
  parentaccountid           Lookup account               CU
  defaultpricelevelid       Lookup pricelevel            CU
  transactioncurrencyid     Lookup transactioncurrency   CU
  ownerid                   Owner systemuser,team        CU  SystemRequired
  address1_addresstypecode  Picklist                     CU
  address1_name             String 200                   CU
  address1_line1            String 250                   CU
  address1_line2            String 250                   CU
  address1_city             String 80                    CU
  address1_stateorprovince  String 50                    CU
  address1_county           String 50                    CU
  address1_postalcode       String 20                    CU
  address1_country          String 80                    CU
  address1_latitude         Double -90..90               CU
  address1_longitude        Double -180..180             CU
  address1_composite        String 1000                  --
  address2_line1            String 250                   CU
  address2_city             String 80                    CU
  address2_stateorprovince  String 50                    CU
  address2_postalcode       String 20                    CU
  address2_country          String 80                    CU
  primarytwitterid          String 128                   CU
  industrycode              Picklist                     CU
  ownershipcode             Picklist                     CU
  sic                       String 20                    CU
  exchangerate              Decimal 1E-10..100000000000  --
  statecode                 State                        CU  SystemRequired
  statuscode                Status                       CU
  createdon                 DateTime                     --
  createdby                 Lookup systemuser            --
  modifiedon                DateTime                     --
  modifiedby                Lookup systemuser            --
  versionnumber             BigInt                       --
  importsequencenumber      Integer                      C-
  overriddencreatedon       DateTime                     C-
  address2_county           String 50                    CU
  address2_latitude         Double -90..90               CU
  address2_longitude        Double -180..180             CU
`,
);
