import type { Chapter } from '../../wire/contract-case.ts';
import { sources } from '../sources.ts';
import { propertyCases } from './property-cases.ts';

/** Properties of contact persons. */
export const contactProperties: Chapter = {
  title: 'properties of contact persons',
  cases: [
    ...propertyCases('CDSContactsV2', 'CDSContactV2', sources.commonDataModel, {
      key: {
        String: 'dataAreaId* ContactPersonId#',
      },
      changed: {
        String: `
          ContactPersonPartyNumber AssociatedPartyNumber PrimaryAddressCity PrimaryAddressCountryRegionId
          PrimaryAddressCountryRegionISOCode PrimaryAddressCountyId PrimaryAddressDescription
          PrimaryAddressLocationRoles PrimaryAddressStateId PrimaryAddressStreet PrimaryAddressStreetNumber
          PrimaryAddressZipCode EmploymentDepartment Notes FirstName GovernmentIdentificationNumber
          MiddleName ContactPersonPartyType PrimaryEmailAddress PrimaryPhoneNumber PrimaryFaxNumber
          PrimaryFacebook PrimaryLinkedIn PrimaryTwitter DecisionMakingRoleCode EmploymentProfession
          LastName PrimaryURL ContactPersonResponsiblePersonnelNumber SpouseName AssociatedContactNumber
        `,
        Int32: 'BirthDay BirthYear',
        MonthsOfYear: 'BirthMonth',
        Gender: 'Gender',
        NoYes: 'IsReceivingDirectMail IsInactive IsContactPersonExternallyMaintained',
        DirPersonMaritalStatus: 'MaritalStatus',
        ContactPersonAssociatedContactType: 'AssociatedContactType',
        Int64: 'PrimaryAddressLocation',
      },
    }),
    ...propertyCases('ContactsV2', 'ContactV2', sources.commonDataModel, {
      key: {
        String: 'dataAreaId* ContactPersonId#',
      },
      changed: {
        String: `
          ContactPersonPartyNumber ContactPersonName ContactPersonPartyType ContactForParty
          AssociatedPartyNumber* FirstName MiddleName LastName PrimaryAddressCity
          PrimaryAddressCountryRegionId PrimaryAddressStreet PrimaryEmailAddress PrimaryPhoneNumber
          EmploymentJobTitle
        `,
        Gender: 'Gender',
        DirPersonMaritalStatus: 'MaritalStatus',
        NoYes: 'IsInactive IsContactPersonExternallyMaintained',
        DateTimeOffset: 'LastEditDateTime',
        Int64: 'PartyRecordId',
      },
    }),
  ],
};
