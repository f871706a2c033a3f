import { ServiceError } from '../../errors.ts';
import type { Parameter } from '../../filter/ast.ts';
import { parseParameter } from '../../filter/parse-parameter.ts';
import { unknownFunction } from '../../filter/refusals.ts';
import { everyRow } from '../../filter/to-sql.ts';
import type { ServiceResponse } from '../../http/message.ts';
import { parseQueryString } from '../../http/query-string.ts';
import { rawNumber } from '../../json.ts';
import { codes } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { splitOutside } from '../query/split.ts';
import { jsonResponse } from '../responses.ts';

type Parameters = ReadonlyMap<string, Parameter>;

const functions: Readonly<Record<string, (exchange: Exchange, parameters: Parameters) => object>> = {
  WhoAmI: ({ organization }) => {
    const { userId, businessUnitId } = organization.caller();
    return { BusinessUnitId: businessUnitId, UserId: userId, OrganizationId: organization.organizationId };
  },
  RetrieveTotalRecordCount: totalRecordCount,
  RetrieveVersion: () => ({ Version: '9.2.25114.00182' }),
};

/**
 * Answers the unbound functions: `WhoAmI`, `RetrieveTotalRecordCount(EntityNames=['account'])`, parameters as literals or
 * aliases. Undefined when the path names none. Microsoft Learn: Use Web API functions.
 */
export function answerFunction(exchange: Exchange, path: string): ServiceResponse | undefined {
  const [, name = '', , inside = ''] = /^(\w+)(\((.*)\))?$/s.exec(path) ?? [];
  const call = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!call) return undefined;
  return exchange.read(() => {
    const body = call(exchange, parametersOf(inside, exchange.request.query));
    const context = `${exchange.rootUrl}$metadata#Microsoft.Dynamics.CRM.${name}Response`;
    return jsonResponse(200, { '@odata.context': context, ...body });
  });
}

function parametersOf(inside: string, query: string): Parameters {
  const aliases = parseQueryString(query);
  return new Map(
    splitOutside(inside, ',').map((part) => {
      const equals = part.indexOf('=');
      return [part.slice(0, Math.max(equals, 0)).trim(), parseParameter(part.slice(equals + 1), aliases)];
    }),
  );
}

/** A tenant answers with a snapshot of the last 24 hours; here it is always of now. */
function totalRecordCount({ organization }: Exchange, parameters: Parameters): object {
  const names = parameters.get('EntityNames');
  if (parameters.size !== 1 || names?.kind !== 'list') throw unknownFunction('RetrieveTotalRecordCount');
  const counts = names.items.map((logicalName) => {
    const set = [...organization.model.entitySets.values()].find(({ typeName }) => typeName === logicalName);
    if (!set)
      throw new ServiceError(
        404,
        codes.objectDoesNotExist,
        `The entity with a name = '${logicalName}' with namemapping = 'Logical' was not found in the MetadataCache.`,
      );
    return rawNumber(String(organization.store(set.name).count(everyRow)));
  });
  return {
    EntityRecordCountCollection: {
      Count: counts.length,
      IsReadOnly: false,
      Keys: names.items,
      Values: counts,
    },
  };
}
