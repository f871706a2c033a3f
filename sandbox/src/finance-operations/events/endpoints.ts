import type { Database } from '../../store/database.ts';

/** Where events are sent. A business event has a name; a data event names an entity set and what happened to its records. */
export type EventSubject =
  | { readonly kind: 'business'; readonly event: string }
  | {
      readonly kind: 'data';
      readonly entitySet: string;
      readonly message: 'Created' | 'Updated' | 'Deleted';
    };

export interface EventEndpoint {
  readonly id: number;
  readonly subject: EventSubject;
  /** Folded to lower case; empty for all companies. */
  readonly company: string;
  readonly url: string;
}

/** Endpoints that one event of one company may have (Microsoft Learn, "Business events overview"). */
export const endpointsMax = 10;

/** The registered endpoints, kept with the data. */
export interface EventEndpoints {
  add(endpoint: Omit<EventEndpoint, 'id'>): EventEndpoint;
  remove(id: number): boolean;
  all(): readonly EventEndpoint[];
  /** Those that an event of a company goes to. */
  of(subject: EventSubject, company: string): readonly EventEndpoint[];
}

export function openEndpoints(database: Database): EventEndpoints {
  database.execute(
    'create table if not exists "$endpoints" (id integer primary key autoincrement, subject text not null, company text not null, url text not null)',
  );
  let known = read();

  function read(): EventEndpoint[] {
    return database
      .prepare('select * from "$endpoints" order by id')
      .all()
      .map((row) => ({
        id: Number(row.id),
        subject: JSON.parse(String(row.subject)) as EventSubject,
        company: String(row.company),
        url: String(row.url),
      }));
  }

  function of(subject: EventSubject, company: string): readonly EventEndpoint[] {
    const wanted = nameOf(subject);
    return known.filter(
      (endpoint) =>
        nameOf(endpoint.subject) === wanted &&
        (endpoint.company === '' || endpoint.company === company.toLowerCase()),
    );
  }

  return {
    add({ subject, company, url }) {
      if (of(subject, company).length >= endpointsMax)
        throw new RangeError(`An event has at most ${endpointsMax} endpoints in a company.`);
      database
        .prepare('insert into "$endpoints" (subject, company, url) values (?, ?, ?)')
        .run(JSON.stringify(subject), company.toLowerCase(), url);
      known = read();
      return known.at(-1) as EventEndpoint;
    },
    remove(id) {
      const { changes } = database.prepare('delete from "$endpoints" where id = ?').run(id);
      known = read();
      return Number(changes) > 0;
    },
    all: () => known,
    of,
  };
}

const nameOf = (subject: EventSubject): string =>
  subject.kind === 'business' ? subject.event : `${subject.entitySet} ${subject.message}`;
