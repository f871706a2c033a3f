import { type EntitySet, entitySetOf, type Model, propertyOf } from '../../model/model.ts';
import { mappedPairs, type Way, ways } from '../documents/actions/initialize-ways.ts';
import { logicalName } from './describe-attribute.ts';
import { type Item, idOfName } from './item.ts';

/** Rows of `entitymaps`: from which tables to which records can be initialized. Microsoft Learn, "Customize table and column mappings". */
export function entityMaps(model: Model): readonly Item[] {
  return waysIn(model).map((way) => {
    const { source, target } = ends(model, way);
    return {
      key: 'entitymapid',
      values: {
        entitymapid: mapId(source, target),
        sourceentityname: source.typeName,
        targetentityname: target.typeName,
      },
      related: { attributemaps_entitymapid: () => attributeMapsOf(model, way) },
    };
  });
}

/** Rows of `attributemaps`: what goes over on each way. */
export function attributeMaps(model: Model): readonly Item[] {
  return waysIn(model).flatMap((way) => attributeMapsOf(model, way));
}

function attributeMapsOf(model: Model, way: Way): readonly Item[] {
  const { source, target } = ends(model, way);
  const id = mapId(source, target);
  return mappedPairs(source, target, way).map(([from, to]) => {
    const names = [logicalName(propertyOf(source, from)), logicalName(propertyOf(target, to))];
    return {
      key: 'attributemapid',
      values: {
        attributemapid: idOfName(`attribute map ${id} ${names.join(' ')}`),
        sourceattributename: names[0],
        targetattributename: names[1],
        issystem: true,
        _entitymapid_value: id,
      },
    };
  });
}

/** Without those of a table that the organization lacks. */
function waysIn({ entitySets }: Model): readonly Way[] {
  return ways.filter(({ from, to }) => entitySets.has(from) && entitySets.has(to));
}

function ends(model: Model, { from, to }: Way): { source: EntitySet; target: EntitySet } {
  return { source: entitySetOf(model, from), target: entitySetOf(model, to) };
}

function mapId(source: EntitySet, target: EntitySet): string {
  return idOfName(`entity map ${source.typeName} ${target.typeName}`);
}
