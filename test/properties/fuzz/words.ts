/** What hurts somewhere: quotes, borders of types, names that JavaScript has, pieces of the grammar, long texts. */
export const urlWords: readonly string[] = [
  ...["'", "''", '"', '\\', '%', '*', '+', '#', ';', '\0', '\n', '\u{1f600}', '\ud800', 'ß', '', ' '],
  ...[
    'null',
    'true',
    'NaN',
    'INF',
    '-1',
    '0',
    '-0',
    '007',
    '1e400',
    '1E-400',
    '9'.repeat(40),
    '1.'.repeat(3),
  ],
  ...['2147483648', '9223372036854775808', '1'.repeat(500), `0.${'3'.repeat(60)}`],
  ...['2026-02-30T00:00:00Z', '9999-12-31T23:59:59Z', '0001-01-01', '2026-01-01T00:00:00+99:00'],
  ...['00000000-0000-0000-0000-000000000000', "guid'x'", "Microsoft.Dynamics.DataEntities.NoYes'Maybe'"],
  ...['(', ')', '()', '(((', '('.repeat(300), ','.repeat(40), '/', '//', '../', '$count', '$value', '$ref'],
  ...['$metadata', '$batch', '$filter=', '$expand=', '$select=', '$orderby=', '$skip=1', '$top=0', '$apply='],
  ...['&', '=', '@p', '@p=1', '&@p=@p', ' eq ', ' and ', ' or ', 'not ', ' mul ', ' div 0 ', ' mod 0 '],
  ...["any(x:x/name eq 'a')", 'all(', '/any()', "contains(name,'[%_')", 'startswith(', 'toupper(name)'],
  ...[
    'Microsoft.Dynamics.CRM.In(PropertyName=\'name\',PropertyValues=["a"])',
    "Microsoft.Dynamics.CRM.LastXHours(PropertyName='createdon',PropertyValue=2147483647)",
    "Microsoft.Dynamics.CRM.Under(PropertyName='accountid',PropertyValue='x')",
    'groupby((name),aggregate($count as c))',
    'aggregate(revenue with sum as total)',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a'.repeat(3000)],
];

export const headerWords: readonly (readonly [name: string, value: string])[] = [
  ...[
    'return=representation',
    'return=x',
    'odata.maxpagesize=0',
    'odata.maxpagesize=1',
    'odata.track-changes',
  ].map((value) => ['Prefer', value] as const),
  ['Prefer', 'odata.include-annotations="*",odata.maxpagesize=99999999999'],
  ['Prefer', 'odata.continue-on-error'],
  ['Prefer', `respond-async, ${'a=b;'.repeat(400)}`],
  ...['*', 'W/"1"', '""', 'W/', '"'.repeat(99)].map((value) => ['If-Match', value] as const),
  ...['*', 'null', 'W/"1"'].map((value) => ['If-None-Match', value] as const),
  ...[
    'application/json',
    'text/plain',
    'multipart/mixed',
    'multipart/mixed; boundary=',
    '',
    'application/json;charset=x',
  ].map((value) => ['Content-Type', value] as const),
  ...[
    'application/xml',
    'application/json;odata.metadata=full',
    'application/json;odata.metadata=none',
    '*/*;q=x',
  ].map((value) => ['Accept', value] as const),
  ...['4.0', '3.0', 'x', ''].map((value) => ['OData-Version', value] as const),
  ...['4.0', '1.0'].map((value) => ['OData-MaxVersion', value] as const),
  ['Authorization', 'Bearer x'],
  ['Authorization', 'Basic eDp5'],
  ['MSCRMCallerID', 'x'],
  ['MSCRMCallerID', '54ddc13d-31e9-535b-96f2-9b26e69f3cee'],
  ['MSCRM.SuppressDuplicateDetection', 'false'],
  ['x-ms-client-request-id', '\u{e4}'.repeat(200)],
  ['Transfer-Encoding', 'chunked'],
  ['Expect', '100-continue'],
  ['Host', 'example.com'],
  ['X-HTTP-Method-Override', 'DELETE'],
];

export const methods: readonly string[] = [
  'GET',
  'POST',
  'PATCH',
  'PUT',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'MERGE',
  'get',
];

/** Values of JSON as text, right nowhere or only in some places. */
export const jsonWords: readonly string[] = [
  ...['null', 'true', 'false', '0', '-0', '1.5', '-1', '1e400', '1E-400', '12345678901234567890.123456789'],
  ...['2147483648', '-9223372036854775809', `1${'0'.repeat(600)}`, '0.00000000000000000001'],
  ...['""', '" "', '"\\u0000"', '"\\ud800"', '"\\ud83d\\ude00"', '"*"', `"${'x'.repeat(5000)}"`],
  ...['"2026-02-30T00:00:00Z"', '"9999-12-31"', '"00000000-0000-0000-0000-000000000000"', '"Yes"', '"Maybe"'],
  ...['[]', '{}', '[null]', '[[[]]]', '{"":{}}', '{"__proto__":{"a":1}}', '{"name":"a"}', '[{"name":"a"},1]'],
  ...[
    '"/accounts(x)"',
    '"/accounts(00000000-0000-0000-0000-000000000000)"',
    '"$1"',
    '"/"',
    `"/accounts(name='a')"`,
  ],
  ...[`${'['.repeat(150)}${']'.repeat(150)}`, `${'{"a":'.repeat(150)}1${'}'.repeat(150)}`],
];

/** Bytes that are no text, or no text where they stand. */
export const byteWords: readonly string[] = [
  ...[
    '\0',
    '\xff',
    '\xc3',
    '\xed\xa0\x80',
    '\xef\xbb\xbf',
    '\xf5\x80\x80\x80',
    '\r\n',
    '\n\n',
    '\r\n\r\n',
    '--',
    '"',
  ],
  ...['\\', '{', '}', '[', ']', ':', ',', '"name":"twice",', '\\u', '--b', '--b--', '--b\r\n', '--c--\r\n'],
  ...['GET accounts HTTP/1.1\r\n', 'Content-ID: 1\r\n', 'Content-Type: application/http\r\n', '$1', '$9'],
  ...[
    'Content-Type: multipart/mixed; boundary=b\r\n\r\n',
    'Content-Type: multipart/mixed; boundary=c\r\n\r\n',
  ],
];
