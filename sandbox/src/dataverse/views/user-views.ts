import type { Database } from '../../store/database.ts';
import type { View } from './view.ts';

/** A view of a user; nobody else sees it. */
export interface UserView extends View {
  readonly ownerId: string;
}

const kept = 'userViews';

/** The views of a user, the oldest first. */
export function userViews(database: Database, ownerId: string): readonly UserView[] {
  return allViews(database).filter((view) => view.ownerId === ownerId);
}

/** Whether a view has this identifier, whoever owns it. */
export function isTaken(database: Database, id: string): boolean {
  return allViews(database).some((view) => view.id === id);
}

/** Keeps a view, in the place of the one with its identifier. */
export function keepView(database: Database, view: UserView): void {
  const views = allViews(database);
  const isKnown = views.some(({ id }) => id === view.id);
  const changed = isKnown ? views.map((each) => (each.id === view.id ? view : each)) : [...views, view];
  database.setValue(kept, JSON.stringify(changed));
}

export function dropView(database: Database, view: UserView): void {
  database.setValue(kept, JSON.stringify(allViews(database).filter(({ id }) => id !== view.id)));
}

function allViews(database: Database): readonly UserView[] {
  const text = database.value(kept);
  return typeof text === 'string' ? (JSON.parse(text) as readonly UserView[]) : [];
}
