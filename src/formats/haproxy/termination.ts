import type { HttpRecord } from '../../model/http-record.js';
import { withoutResponse } from '../access-log/client-gone.js';

/**
 * What the termination state says (HAProxy's configuration manual, "Session state at disconnection"). Its first letter
 * is who ended the session: C the client, S the server, P the proxy, L a local answer, R and I a lack of resources.
 */
export function readTermination(record: HttpRecord, flags: string | null, server: string | null): HttpRecord {
  const [cause = '-', phase = '-'] = flags ?? '';
  const isData = phase === 'D' || phase === 'L';
  const isAnswered = record.status !== null && record.status >= 200 && record.status <= 399;
  // A client that left while data was on its way had the head of the response already.
  if (cause === 'C' && !isData && !isAnswered) return withoutResponse(record, `termination state ${flags}`);
  const answeredByServer = server !== '<NOSRV>' && (cause === '-' || isData);
  return { ...record, marks: { ...record.marks, backendStatus: answeredByServer ? record.status : null } };
}
