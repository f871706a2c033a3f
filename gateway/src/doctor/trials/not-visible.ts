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
  'dv-webhook-target':
    'A webhook is told at an address that Sales reaches from outside, which this program has not: register one at a test receiver with the Plug-in Registration Tool and read what comes.',
  'dv-webhook-too-large':
    'It shows only at a receiver that Sales reaches, for a record of more than 256 KB: register one with the Plug-in Registration Tool and change such a record.',
  'dv-webhook-failure':
    'It shows only where a registered receiver fails: register a synchronous one that answers 503 with the Plug-in Registration Tool, in a test environment, and create a record.',
  'dv-webhook-consequences':
    'It shows only at a receiver that Sales reaches: register one for updates of quotes with the Plug-in Registration Tool, change a line, and read what comes.',
  'dv-webhook-user':
    'It shows only at a receiver that Sales reaches: register one with the Plug-in Registration Tool, change a record in the name of another user, and read both identifiers.',
  'dv-secured-column-is-null':
    'It shows only on a column that is hidden from this user, and none should be: in a test environment secure a column in use, take it from the user, and read a record that has it.',
  'json-bounds':
    'A body so deep or so wide is refused for the columns that it names, before any bound is met: nothing to do, the connector sends flat records.',
  'batch-answer-length':
    'It shows only with answers of more than 32 MiB, a load that a look at a system should not be: nothing to do, the connector reads in pages of a few hundred records.',
  'fo-expanded-rows':
    'It shows only on a document with more than 10,000 lines: open one in a test environment with $expand, if you have any.',
};
