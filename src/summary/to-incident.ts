import type { Incident } from '../model/report.js';
import { isoTime } from './exchange-record.js';
import type { Stretch } from './onset.js';

/** A stretch as the report shows it. */
export function toIncident(stretch: Stretch | null): Incident | null {
  if (stretch === null) return null;
  const { first, last, began, ended, before, during, after } = stretch;
  return {
    began: began ? isoTime(first * 1000) : null,
    ended: ended ? isoTime(last * 1000) : null,
    before,
    during,
    after,
  };
}
