import type { ServiceError } from '../errors.ts';
import { wantsAnnotation } from '../http/prefer.ts';

/** A plug-in that refused: it alone can tell an outcome and a code of its own. */
const pluginCode = '0x80040265';

/**
 * The body of a refusal. Details beyond code and message come as annotations, when `odata.include-annotations` asks for
 * them. Microsoft Learn: Compose HTTP requests and handle errors.
 */
export function errorBody(error: ServiceError, annotations: readonly string[]): object {
  const { code, message } = error;
  const asked = Object.entries(detailsOf(error)).filter(([name]) => wantsAnnotation(annotations, name));
  return {
    error: { code, message, ...Object.fromEntries(asked.map(([name, value]) => [`@${name}`, value])) },
  };
}

function detailsOf({ status, code, message }: ServiceError): Record<string, string> {
  const details = 'Microsoft.PowerApps.CDS.ErrorDetails';
  return {
    ...(code === pluginCode
      ? { [`${details}.OperationStatus`]: '0', [`${details}.SubErrorCode`]: '-2146233088' }
      : {}),
    [`${details}.ApiExceptionCategory`]: status < 500 ? 'ClientError' : 'SystemFailure',
    [`${details}.ApiExceptionHttpStatusCode`]: String(status),
    'Microsoft.PowerApps.CDS.HelpLink': `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a${code.replace(/^0x/, '')}&client=platform`,
    'Microsoft.PowerApps.CDS.TraceText': '',
    'Microsoft.PowerApps.CDS.InnerError.Message': message,
  };
}
