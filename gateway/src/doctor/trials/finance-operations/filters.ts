import { type DoctorContext, type Finding, unknown } from '../../check.ts';
import { type JsonAnswer, readJson } from '../../read-json.ts';
import type { ReadTrial } from '../trial.ts';
import { verdict, worst } from '../verdict.ts';

/** How F&O reads keys and filters. */
export const financeOperationsFilterTrials: readonly ReadTrial[] = [
  { assumption: 'fo-key-case', how: 'read', run: keyCase },
  { assumption: 'fo-string-range-literal-asterisk', how: 'read', run: literalAsterisk },
  { assumption: 'fo-division-by-zero', how: 'read', run: divisionByZero },
  { assumption: 'fo-list-conditions', how: 'read', run: listConditions },
];

async function currencyWithLetters({ financeOperations }: DoctorContext): Promise<string | Finding> {
  const { status, rows, refusal } = await readJson(
    financeOperations,
    'Currencies?$select=CurrencyCode&$top=1',
  );
  if (status >= 400) return unknown(`Currencies cannot be read (${refusal})`);
  const code = rows[0]?.CurrencyCode;
  return typeof code === 'string' ? code : unknown('There is no currency to ask for.');
}

async function keyCase(context: DoctorContext): Promise<Finding> {
  const code = await currencyWithLetters(context);
  if (typeof code !== 'string') return code;
  const other = code === code.toLowerCase() ? code.toUpperCase() : code.toLowerCase();
  const { status, refusal } = await readJson(context.financeOperations, `Currencies('${other}')`);
  const filtered = await readJson(
    context.financeOperations,
    `Currencies?$select=CurrencyCode&$filter=CurrencyCode eq '${other}'`,
  );
  const mend =
    'Numbers that differ in case only are two records here: make them one in Sales before sync starts.';
  return worst([
    verdict(
      status < 300,
      status < 300 ? `the key '${other}' finds ${code}` : `'${other}' does not find ${code} (${refusal})`,
      mend,
    ),
    verdict(
      filtered.rows.length === 1,
      `a filter by '${other}' finds ${filtered.rows.length} ${filtered.refusal}`.trimEnd(),
      mend,
    ),
  ]);
}

async function literalAsterisk(context: DoctorContext): Promise<Finding> {
  const code = await currencyWithLetters(context);
  if (typeof code !== 'string') return code;
  const pattern = `${code.slice(0, 1)}*`;
  const count = async (filter: string): Promise<number | Finding> => {
    const { status, rows, refusal } = await readJson(
      context.financeOperations,
      `Currencies?$select=CurrencyCode&$filter=${filter}`,
    );
    return status < 300 ? rows.length : unknown(`The filter ${filter} is refused (${refusal})`);
  };
  const equal = await count(`CurrencyCode eq '${pattern}'`);
  const between = await count(`CurrencyCode ge '${pattern}' and CurrencyCode le '${pattern}'`);
  if (typeof equal !== 'number') return equal;
  if (typeof between !== 'number') return between;
  const mend = 'Searches for texts with * answer other records than asked for.';
  return worst([
    verdict(equal > 0, `eq '${pattern}' holds for ${equal} currencies`, mend),
    verdict(between === 0, `ge and le '${pattern}' hold for ${between}`, mend),
  ]);
}

async function divisionByZero({ financeOperations }: DoctorContext): Promise<Finding> {
  const ask = (filter: string) =>
    readJson(
      financeOperations,
      `UnitsOfMeasure?$select=UnitSymbol,DecimalPrecision&$top=5&$filter=${filter}`,
    );
  const harmless = 'The product filters by no quotient: report it, so that the sandbox is corrected.';
  const told = (answer: JsonAnswer, holds: boolean, what: string): Finding =>
    answer.status >= 400
      ? verdict(false, `${what} is refused (${answer.refusal})`, harmless)
      : verdict(holds, `${what} holds for ${answer.rows.length} rows`, harmless);
  const all = await ask('DecimalPrecision ge 0');
  if (all.status >= 400) return unknown(`Units cannot be read (${all.refusal})`);
  if (all.rows.length === 0) return unknown('There is no unit to reckon with.');
  const byZero = await ask('1 div (DecimalPrecision sub DecimalPrecision) eq 1');
  const whole = await ask('(DecimalPrecision add 7) div (DecimalPrecision add 7) eq 1 and 7 div 2 eq 3');
  return worst([
    told(byZero, byZero.rows.length === 0, 'a division by zero'),
    told(whole, whole.rows.length > 0, '7 div 2 eq 3'),
  ]);
}

/** As long as the connector makes it, within a batch too. */
async function listConditions({ financeOperations }: DoctorContext): Promise<Finding> {
  const chain = (count: number, filler: string) =>
    Array.from({ length: count }, (_, at) => `CurrencyCode eq '${filler}${at}'`).join(' or ');
  const ask = (filter: string) =>
    readJson(financeOperations, `Currencies?$select=CurrencyCode&$filter=${encodeURIComponent(filter)}`);
  const many = await ask(chain(120, 'X'));
  const long = await ask(chain(120, 'X'.repeat(80)));
  const told = ({ status, refusal }: JsonAnswer, what: string) =>
    verdict(
      status < 300,
      status < 300 ? `${what} is taken` : `${what} is refused (${refusal})`,
      'Reads of many records by their numbers will fail: report it with this output.',
    );
  return worst([told(many, '120 conditions'), told(long, 'a URL of nearly 16 KB')]);
}
