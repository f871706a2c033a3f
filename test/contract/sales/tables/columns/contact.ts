import { columns } from '../column-facts.ts';

/** Columns of contacts. */
export const contactColumns = columns(
  'contact',
  'Contact',
  `
  contactid                   Uniqueidentifier            C-  SystemRequired
  firstname                   String 50                   CU  Recommended
  middlename                  String 50                   CU
  lastname                    String 50                   CU  ApplicationRequired
  fullname                    String 160                  --
  salutation                  String 100                  CU
  suffix                      String 10                   CU
  jobtitle                    String 100                  CU
  department                  String 100                  CU
  parentcustomerid            Customer account,contact    CU
  emailaddress1               String 100                  CU
  telephone1                  String 50                   CU
  mobilephone                 String 50                   CU
  fax                         String 50                   CU
  websiteurl                  String 200                  CU
  description                 String 2000                 CU
  gendercode                  Picklist                    CU
  familystatuscode            Picklist                    CU
  birthdate                   DateTime                    CU
  governmentid                String 50                   CU
  creditlimit                 Money 0..100000000000000    CU
  creditonhold                Boolean                     CU
  transactioncurrencyid       Lookup transactioncurrency  CU
  defaultpricelevelid         Lookup pricelevel           CU
  donotemail                  Boolean                     CU
  donotphone                  Boolean                     CU
  customertypecode            Picklist                    CU
  preferredcontactmethodcode  Picklist                    CU
  ownerid                     Owner systemuser,team       CU  SystemRequired
  address1_line1              String 250                  CU
  address1_line2              String 250                  CU
  address1_city               String 80                   CU
  address1_stateorprovince    String 50                   CU
  address1_county             String 50                   CU
  address1_postalcode         String 20                   CU
  address1_country            String 80                   CU
  address1_postofficebox      String 20                   CU
  address2_line1              String 250                  CU
  address2_city               String 80                   CU
  address2_country            String 80                   CU
  externaluseridentifier      String 50                   CU
  employeeid                  String 50                   CU
  statecode                   State                       CU  SystemRequired
  statuscode                  Status                      CU
  createdon                   DateTime                    --
  modifiedon                  DateTime                    --
  versionnumber               BigInt                      --
  address1_latitude           Double -90..90              CU
  address1_longitude          Double -180..180            CU
  address1_addresstypecode    Picklist                    CU
  address2_county             String 50                   CU
  address2_latitude           Double -90..90              CU
  address2_longitude          Double -180..180            CU
  address2_stateorprovince    String 50                   CU
  address2_postalcode         String 20                   CU
  address3_city               String 80                   CU
  address3_country            String 80                   CU
  address3_county             String 50                   CU
  address3_latitude           Double -90..90              CU
  address3_longitude          Double -180..180            CU
  address3_stateorprovince    String 50                   CU
  address3_line1              String 250                  CU
  address3_postalcode         String 20                   CU
  spousesname                 String 100                  CU
`,
);
