import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutAddresses } from './without-addresses.ts';

describe('a message of a system', () => {
  it.each([
    ['connect ECONNREFUSED 127.0.0.1:4102', 'connect ECONNREFUSED (address)'],
    ['connect ECONNREFUSED ::1:4102', 'connect ECONNREFUSED (address)'],
    ['connect EHOSTUNREACH [fe80::1]:443.', 'connect EHOSTUNREACH (address).'],
    ['to 2001:db8:0:0:0:0:0:1 it is', 'to (address) it is'],
    ['getaddrinfo ENOTFOUND org.crm.dynamics.com', 'getaddrinfo ENOTFOUND (address)'],
    ['getaddrinfo ENOTFOUND sql01.internal.', 'getaddrinfo ENOTFOUND (address).'],
    [
      'Expected a link below https://org.crm.dynamics.com, got one',
      'Expected a link below (address) got one',
    ],
    ["See 'https://user:pass@host/path?x=1#y' for more.", "See '(address)' for more."],
    ['net.tcp://axprod01:8201/Services failed', '(address) failed'],
    ['Cannot open \\\\axprod01\\share\\file', 'Cannot open (address)'],
    ['localhost:4101 is down, as is LOCALHOST', '(address) is down, as is (address)'],
    ['proxy.example:3128 refused', '(address) refused'],
  ])('%s says no address', (message, expected) => {
    expect(withoutAddresses(message)).toBe(expected);
  });

  it.each([
    'The value 777 in field Customer group is not found in the related table Customer groups.',
    'A record that has the attribute values Account Number already exists.',
    "Microsoft.Dynamics.CRM.account has no property 'x': System.ArgumentException at CustTable::exist.",
    'Between 10:20:30 and 11:00, 1.5 of 1,000.50 for ann.lee@contoso.example.com were booked.',
    'A validation error occurred. The length of name exceeded 160. Ends here.',
    'usmf:US-001 is blocked; 0x80040237.',
  ])('without an address stays as it is: %s', (message) => {
    expect(withoutAddresses(message)).toBe(message);
  });

  it('never says an address, wherever it stands', () => {
    const url = fc.webUrl().map((where) => ({ where, host: new URL(where).host }));
    const ip = fc.ipV4().map((host) => ({ where: host, host }));
    const port = fc
      .tuple(fc.ipV4(), fc.nat(65_535))
      .map(([host, number]) => ({ where: `${host}:${number}`, host }));
    fc.assert(
      fc.property(fc.oneof(url, ip, port), ({ where, host }) => {
        expect(withoutAddresses(`It (${where}) and "${where}" failed.`)).not.toContain(host);
      }),
    );
  });
});
