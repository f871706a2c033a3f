/** ISO two-letter code → country/region of the address book, for the countries of the example companies and their neighbours. */
export const regionOfIso: ReadonlyMap<string, string> = new Map([
  ['US', 'USA'],
  ['CA', 'CAN'],
  ['MX', 'MEX'],
  ['BR', 'BRA'],
  ['GB', 'GBR'],
  ['IE', 'IRL'],
  ['DE', 'DEU'],
  ['AT', 'AUT'],
  ['CH', 'CHE'],
  ['FR', 'FRA'],
  ['BE', 'BEL'],
  ['NL', 'NLD'],
  ['ES', 'ESP'],
  ['IT', 'ITA'],
  ['PL', 'POL'],
  ['DK', 'DNK'],
  ['SE', 'SWE'],
  ['NO', 'NOR'],
  ['JP', 'JPN'],
  ['CN', 'CHN'],
  ['IN', 'IND'],
  ['AU', 'AUS'],
]);
export const isoOfRegion: ReadonlyMap<string, string> = new Map(
  [...regionOfIso].map(([iso, region]) => [region, iso]),
);
