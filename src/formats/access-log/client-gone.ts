import type { HttpRecord } from '../../model/http-record.js';
import type { Refine } from './layout.js';

/** No response reached the browser: its connection was gone before the server had one. */
export function withoutResponse(record: HttpRecord, noted: string): HttpRecord {
  const error = `the client closed the connection before the response (${noted})`;
  return { ...record, status: 0, marks: { ...record.marks, error } };
}

/** For servers that log a status of their own, such as nginx's 499, where the client went away. */
export function clientGone(ownStatus: number): Refine {
  const refine: Refine = (record) =>
    record.status === ownStatus ? withoutResponse(record, `status ${ownStatus}`) : record;
  return Object.assign(refine, { isByStatus: true as const });
}
