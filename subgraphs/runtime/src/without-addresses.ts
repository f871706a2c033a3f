/** Where something runs, in the forms that messages of systems, proxies and Node name it. */
const addresses = new RegExp(
  [
    // A URL of any scheme, with all that follows it.
    String.raw`\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>()]+`,
    // A share of Windows: \\server\folder.
    String.raw`\\\\[\w.-]+(?:\\[^\s"']*)?`,
    // IPv4, with a port or without.
    String.raw`(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?![\w.]*\d)`,
    // IPv6, in brackets or bare.
    String.raw`\[[0-9a-f]*:[0-9a-f:.]+\](?::\d{1,5})?`,
    String.raw`(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])`,
    String.raw`(?<![\w:])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?(?![\w:])`,
    // This machine, a name with a port, a name within a company's own network.
    String.raw`(?<![\w.@-])localhost(?::\d{1,5})?(?![\w-])`,
    String.raw`(?<![\w.@-])(?:[a-z0-9-]+\.)+[a-z]{2,}:\d{1,5}(?!\w)`,
    String.raw`(?<![\w.@-])(?:[a-z0-9-]+\.)+(?:internal|intranet|local|localdomain|corp|lan)(?![\w-])`,
  ].join('|'),
  'gi',
);

/** A name of three parts or more. Only in lower case: the classes of both systems are written `Microsoft.Dynamics.CRM…`. */
const hosts = /(?<![\w.@-])(?:[a-z0-9-]+\.){2,}[a-z]{2,}(?![\w@-])/g;

/** A message of a system as a client may read it: the sentence stays, the addresses in it go. */
export function withoutAddresses(message: string): string {
  return message.replace(addresses, '(address)').replace(hosts, '(address)');
}
