import type { ODataRecord, RecordValues } from '@p2c/odata';
import { codedError, type GivenValue, readGivenValues, type WritePorts } from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import type { QuoteLineInput } from '../generated/resolvers.ts';
import { bindUnit, bindUnitId } from './units.ts';
import { documentPorts } from './update-entity.ts';

/** A new line: what the client gave for columns, and what follows from it. */
export interface LineValues {
  readonly given: readonly GivenValue[];
  /** A product or a write-in, the product's own unit, whether the price is the client's. */
  readonly further: RecordValues;
  /** For encoding `given`: units are found in the product's group. */
  readonly ports: WritePorts;
}

/** Reads the input of a line at `path`. Refuses a product or unit that does not exist, and a line that is neither. */
export async function readLine(
  context: SalesContext,
  input: QuoteLineInput,
  path: readonly string[],
): Promise<LineValues> {
  const { schema, write, loaders } = context;
  const product = await productOf(context, input, path);
  const given = readGivenValues(schema.quoteLine.inputs.create, input).map((value) => ({
    ...value,
    path: [...path, ...value.path],
  }));
  const unit = typeof input.unit === 'string' ? undefined : product?._defaultuomid_value;
  const group = product === undefined ? undefined : String(product._defaultuomscheduleid_value);
  return {
    given,
    further: {
      isproductoverridden: product === undefined,
      ...(typeof input.pricePerUnit === 'string' && product !== undefined && { ispriceoverridden: true }),
      ...(typeof unit === 'string' && bindUnitId(unit)),
    },
    ports: withUnits(documentPorts(write), (name) =>
      bindUnit(loaders, name, group, [...path, 'unit'].join('.')),
    ),
  };
}

/** Ports under which the unit of a line is found by `bind`; null clears. */
export function withUnits(ports: WritePorts, bind: (name: string) => Promise<RecordValues>): WritePorts {
  return {
    ...ports,
    bind: async (column, code) =>
      column.name === 'uomid' && code !== null ? bind(code) : ports.bind?.(column, code),
  };
}

/** The product of a line, or undefined for a write-in, which must say what it is about and what it costs. */
async function productOf(
  { loaders }: SalesContext,
  { productNumber, description, pricePerUnit }: QuoteLineInput,
  path: readonly string[],
): Promise<ODataRecord | undefined> {
  const field = (name: string) => [...path, name].join('.');
  if (typeof productNumber === 'string') {
    if (typeof description === 'string') {
      throw codedError(
        'INVALID_ARGUMENT',
        'A line is a product by `productNumber` or a write-in by `description`; both were given.',
        { field: field('description'), expected: 'one of productNumber and description' },
      );
    }
    const product = await loaders.productByNumber.load([productNumber], {
      select: ['productid', '_defaultuomid_value', '_defaultuomscheduleid_value'],
      expand: [],
    });
    if (product !== null) return product;
    throw codedError(
      'PRODUCT_NOT_FOUND',
      `Dynamics 365 Sales holds no product with the number ${productNumber}.`,
      { system: 'SALES', field: field('productNumber'), property: 'productid', got: productNumber },
    );
  }
  for (const [name, value] of Object.entries({ description, pricePerUnit })) {
    if (typeof value === 'string' && value !== '') continue;
    throw codedError('INVALID_ARGUMENT', `A write-in needs \`${name}\`; a product needs \`productNumber\`.`, {
      field: field(name),
      expected: 'a value',
    });
  }
  return undefined;
}
