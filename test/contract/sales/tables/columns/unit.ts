import { columns } from '../column-facts.ts';

/** Columns of uoms. */
export const unitColumns = columns(
  'uom',
  'Unit',
  `
  uomid                 Uniqueidentifier                 C-  SystemRequired
  createdon             DateTime                         --
  createdby             Lookup systemuser                --
  modifiedon            DateTime                         --
  modifiedby            Lookup systemuser                --
  versionnumber         BigInt                           --
  importsequencenumber  Integer -2147483648..2147483647  C-
  overriddencreatedon   DateTime                         C-
  name                  String 100                       CU  SystemRequired
  baseuom               Lookup uom                       CU  ApplicationRequired
  isschedulebaseuom     Boolean                          --
  organizationid        Uniqueidentifier                 --  SystemRequired
  quantity              Decimal 0..10000000000           CU  ApplicationRequired
  uomscheduleid         Lookup uomschedule               CU  SystemRequired
`,
);
