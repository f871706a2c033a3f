import { idOfName } from '../metadata/item.ts';
import { readAuthentication } from './authentication.ts';
import { type Endpoint, type Stage, type Step, type StepImage, stepMessages } from './registration.ts';
import type { RegistrationRow, RegistrationTable } from './registration-tables.ts';

/** The steps that are enabled, in the order of their ranks; what has been checked at registration is not checked again. */
export function readSteps(rows: (table: RegistrationTable) => readonly RegistrationRow[]): readonly Step[] {
  const endpoints = new Map(
    rows('serviceendpoints').map((row) => [row.serviceendpointid, readEndpoint(row)]),
  );
  const images = rows('sdkmessageprocessingstepimages');
  return rows('sdkmessageprocessingsteps')
    .filter(({ statecode }) => statecode === 0)
    .flatMap((row) => {
      const endpoint = endpoints.get(row._eventhandler_value ?? null);
      const message = stepMessages.find((name) => row._sdkmessageid_value === idOfName(`message ${name}`));
      if (!endpoint || !message) return [];
      const own = images.filter(
        (image) => image._sdkmessageprocessingstepid_value === row.sdkmessageprocessingstepid,
      );
      return [
        {
          id: String(row.sdkmessageprocessingstepid),
          name: String(row.name ?? ''),
          message,
          table: row.primaryobjecttypecode === null ? undefined : String(row.primaryobjecttypecode),
          stage: Number(row.stage) as Stage,
          mode: row.mode === 1 ? ('asynchronous' as const) : ('synchronous' as const),
          rank: Number(row.rank),
          filteringColumns: namesOf(row.filteringattributes),
          endpoint,
          images: own.map(readImage),
        },
      ];
    })
    .sort((a, b) => a.rank - b.rank);
}

function readEndpoint(row: RegistrationRow): Endpoint {
  return {
    id: String(row.serviceendpointid),
    name: String(row.name ?? ''),
    url: String(row.url),
    authentication: readAuthentication(Number(row.authtype), String(row.authvalue ?? '')),
  };
}

function readImage(row: RegistrationRow): StepImage {
  return {
    id: String(row.sdkmessageprocessingstepimageid),
    alias: String(row.entityalias ?? row.name ?? ''),
    kind: (['pre', 'post', 'both'] as const)[Number(row.imagetype)] ?? 'pre',
    columns: namesOf(row.attributes),
  };
}

/** `name,accountnumber`: undefined when none is named. */
export function namesOf(list: RegistrationRow[string] | undefined): ReadonlySet<string> | undefined {
  const names = String(list ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  return names.length === 0 ? undefined : new Set(names);
}
