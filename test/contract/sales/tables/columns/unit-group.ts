import { columns } from '../column-facts.ts';

/** Columns of uomschedules. */
export const unitGroupColumns = columns(
  'uomschedule',
  'UnitGroup',
  `
  uomscheduleid         Uniqueidentifier                 C-  SystemRequired
  createdon             DateTime                         --
  createdby             Lookup systemuser                --
  modifiedon            DateTime                         --
  modifiedby            Lookup systemuser                --
  organizationid        Lookup organization              --  SystemRequired
  versionnumber         BigInt                           --
  importsequencenumber  Integer -2147483648..2147483647  C-
  overriddencreatedon   DateTime                         C-
  name                  String 200                       CU  SystemRequired
  baseuomname           String 100                       CU
  description           String 2000                      CU
  statecode             State                            CU  SystemRequired
  statuscode            Status                           CU
`,
);
