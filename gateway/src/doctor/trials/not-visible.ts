/** Assumptions that no request can show: why, and where somebody who runs the system can look. */
export const notVisible: Readonly<Record<string, string>> = {
  'fo-quotation-confirm-after-send':
    'A quotation is sent and confirmed in the client of F&O, not over OData: try it there; the product does neither.',
  'fo-sales-actions':
    'An action that confirms or posts cannot be told from one of an extension, and trying it would post: nothing to do, the connector calls none.',
  'fo-throttling-thresholds':
    'It shows only in an environment that is overloaded: look at System administration > Throttling, and at throttles in /metrics.',
  'fo-business-event-fields':
    'An event shows only where it is delivered: look at its schema in System administration > Business events > Business events catalog.',
};
