import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FlowTest, startFlows } from './start-flows.ts';

describe('contacts from Sales to F&O', () => {
  let flows: FlowTest;
  let account: string;

  beforeAll(async () => {
    flows = await startFlows();
    account = await flows.account('A-1');
    await flows.settled();
  });
  afterAll(() => flows[Symbol.asyncDispose]());

  const contact = (changes: object = {}) =>
    flows.create('contacts', {
      contactid: randomUUID(),
      firstname: 'Rosa',
      lastname: 'Nuñez',
      'parentcustomerid_account@odata.bind': `/accounts(${account})`,
      ...changes,
    });
  const numberOf = async (id: string) =>
    String((await flows.sales(`contacts(${id})`))?.msdynce_contactnumber);
  const person = (number: string) =>
    flows.financeOperations(`CDSContactsV2(dataAreaId='usmf',ContactPersonId='${number}')`);

  it('a contact of an account gets a number and becomes a contact person of its customer', async () => {
    const id = await contact({ jobtitle: 'Buyer' });
    await flows.settled();
    const number = await numberOf(id);
    expect(number).toMatch(/^CON-\d+-[A-Z0-9]{6}$/);
    expect(await person(number)).toMatchObject({
      FirstName: 'Rosa',
      LastName: 'Nuñez',
      EmploymentProfession: 'Buyer',
      AssociatedPartyNumber: 'A-1',
      ContactPersonPartyType: 'Person',
      IsInactive: 'No',
      IsContactPersonExternallyMaintained: 'Yes',
    });
  });

  it('a change in Sales follows, one in F&O is taken back, and a second pass writes nothing', async () => {
    const id = await contact();
    await flows.settled();
    const number = await numberOf(id);
    await flows.patch(`contacts(${id})`, { lastname: 'Núñez', statecode: 1, statuscode: 2 });
    await flows.settled();
    expect(await person(number)).toMatchObject({ LastName: 'Núñez', IsInactive: 'Yes' });
    await flows.patchInFinanceOperations(`CDSContactsV2(dataAreaId='usmf',ContactPersonId='${number}')`, {
      LastName: 'Changed',
      SpouseName: 'Kim',
    });
    await flows.restart({ compareIntervalMs: 20 });
    await expect.poll(async () => (await person(number))?.LastName).toBe('Núñez');
    expect(await person(number)).toMatchObject({ SpouseName: 'Kim' });
    await flows.settled();
    await flows.writes();
    await flows.restart();
    expect(await flows.writes()).toEqual([]);
  });

  it('waits for an account that is not there yet, and comes as soon as it is', async () => {
    const late = await flows.account('A-2', { statecode: 0, address1_country: 'Atlantis' });
    const id = await contact({ 'parentcustomerid_account@odata.bind': `/accounts(${late})` });
    await flows.settled();
    expect(await flows.statusOf('Contact', id)).toBe('DEPENDS PARENT_NOT_SYNCED');
    await flows.patch(`accounts(${late})`, { address1_country: 'Greece' });
    await flows.settled();
    await expect.poll(() => flows.statusOf('Contact', id)).toBe('SETTLED');
    expect(await person(await numberOf(id))).toMatchObject({ AssociatedPartyNumber: 'A-2' });
  });
});
