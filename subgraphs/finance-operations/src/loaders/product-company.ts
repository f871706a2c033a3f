import { type CompanyMap, type CustomerKey, chooseCompany, chooseKey } from '@p2c/subgraph-runtime';
import type { FinanceOperationsContext } from '../context.ts';

/** Companies whose products may be asked for: the one that products come from, which others need not be carried for. */
export function productCompanies({
  companies,
  productCompany,
}: Pick<FinanceOperationsContext, 'companies' | 'productCompany'>): Pick<CompanyMap, 'companies'> {
  return { companies: [...new Set([productCompany, ...companies.companies])] };
}

/** The key that a number and a company name, which is the one that products come from when left out. */
export function chooseProductKey(
  context: Pick<FinanceOperationsContext, 'companies' | 'productCompany'>,
  company: string | null | undefined,
  number: string,
): CustomerKey {
  return chooseKey(productCompanies(context), company ?? context.productCompany, number);
}

/** The company of an argument; the one that products come from when left out. */
export function chooseProductCompany(
  context: Pick<FinanceOperationsContext, 'companies' | 'productCompany'>,
  given: string | null | undefined,
): string {
  const companies = { ...context.companies, ...productCompanies(context) };
  return chooseCompany(companies, given ?? context.productCompany);
}
