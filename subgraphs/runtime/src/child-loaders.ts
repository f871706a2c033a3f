import type { FilterExpression } from '@p2c/odata';
import { type ChildLoader, type ChildLoaderOptions, createChildLoader } from './child-loader.ts';
import { allOf } from './filters.ts';

/** The loaders of one relation: children that are asked for under the same condition come together. */
export interface ChildLoaders {
  /** The children that meet a condition; all of them without one. */
  where(condition?: FilterExpression): ChildLoader;
}

export function createChildLoaders(options: ChildLoaderOptions): ChildLoaders {
  const loaders = new Map<string, ChildLoader>();
  return {
    where(condition) {
      const name = JSON.stringify(condition ?? null);
      const known = loaders.get(name);
      if (known !== undefined) return known;
      const filter = allOf([options.filter, condition]);
      const loader = createChildLoader({ ...options, ...(filter && { filter }) });
      loaders.set(name, loader);
      return loader;
    },
  };
}
