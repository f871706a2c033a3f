import type { CompanyMap } from '@p2c/subgraph-runtime';

/** Which company a business unit of Sales stands for. Keys are GUIDs in lower case, companies too. */
export interface CompanySettings {
  /** For every business unit that is not named. */
  readonly company: string;
  readonly businessUnits: Readonly<Record<string, string>>;
  /** Where products come from; `company` when left out. */
  readonly productCompany?: string | undefined;
}

/** Companies of records, and the one company of products. */
export interface Companies extends CompanyMap {
  /** GUIDs, in lower case, of the business units that are named. */
  readonly businessUnits: readonly string[];
  readonly productCompany: string;
}

/** Sales has no company column: each record belongs to the company of its owning business unit. */
export function createCompanyMap({ company, businessUnits, productCompany }: CompanySettings): Companies {
  const byUnit = new Map(
    Object.entries(businessUnits).map(([unit, code]) => [unit.toLowerCase(), code.toLowerCase()]),
  );
  const everythingElse = company.toLowerCase();
  return {
    companyOf: (unit) =>
      unit === null ? everythingElse : (byUnit.get(unit.toLowerCase()) ?? everythingElse),
    companies: [...new Set([everythingElse, ...byUnit.values()])],
    businessUnits: [...byUnit.keys()],
    productCompany: productCompany?.toLowerCase() ?? everythingElse,
  };
}

const pair = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})=([a-z0-9]{1,4})$/i;

/** Reads `guid=company,guid=company`; throws a TypeError that names the part that is not one. */
export function parseBusinessUnits(text: string): Record<string, string> {
  const pairs = text.split(',').map((part) => {
    const [, unit, code] = pair.exec(part.trim()) ?? [];
    if (unit === undefined || code === undefined) {
      throw new TypeError(
        `Expected pairs <business unit GUID>=<company> parted by commas, got "${part.trim()}".`,
      );
    }
    return [unit.toLowerCase(), code.toLowerCase()] as const;
  });
  const twice = pairs.find(([unit], index) => pairs.findIndex(([other]) => other === unit) < index);
  if (twice) throw new TypeError(`Expected each business unit once, got ${twice[0]} twice.`);
  return Object.fromEntries(pairs);
}
