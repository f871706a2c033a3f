import type { ODataRecord } from '@p2c/odata';
import { codedError, readEntityKey, type Selection } from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import { requireById } from './by-id.ts';
import { entities, requireEntity } from './by-number.ts';

/** How a client names a product of Sales: one without a number by its identifier of Dataverse. */
export interface ProductName {
  readonly id?: string | null;
  readonly productId?: string | null;
}

/** The product with a name, read anew where `fresh`; PRODUCT_NOT_FOUND where there is none. */
export async function requireProduct(
  context: SalesContext,
  { id, productId }: ProductName,
  selection: Selection,
  { fresh = false } = {},
): Promise<ODataRecord> {
  const byNumber = typeof id === 'string';
  if (byNumber === (typeof productId === 'string')) {
    throw codedError('INVALID_ARGUMENT', 'A product is named by `id` or by `productId`: give one of them.', {
      field: 'id',
      expected: 'one of id and productId',
    });
  }
  const { loaders, productCompany } = context;
  if (byNumber) {
    const key = readEntityKey({ companies: [productCompany] }, id, entities.product);
    if (fresh) loaders.productByNumber.clear([key.number]);
    return requireEntity(context, 'product', key, selection);
  }
  if (fresh) loaders.productById.clear([String(productId)]);
  return requireById(context, 'product', String(productId), selection);
}
