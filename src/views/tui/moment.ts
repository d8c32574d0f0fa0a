import type { Report } from '../../model/report.js';
import { formatClock, formatDayAndMinute, isSameDay } from '../shared/moments.js';

/** How times of a report are shown: the clock is enough where the input is of one day. */
export function momentOf({ first, last }: Pick<Report, 'first' | 'last'>): (iso: string) => string {
  return first !== null && last !== null && isSameDay(first, last) ? formatClock : formatDayAndMinute;
}

/** `14:02:13.118`, or as `momentOf` where there is more than one day. */
export function preciseMomentOf(report: Pick<Report, 'first' | 'last'>): (iso: string) => string {
  const moment = momentOf(report);
  return (iso) => {
    const milliseconds = /T\d\d:\d\d:\d\d\.(\d{3})Z$/.exec(iso)?.[1] ?? '000';
    return milliseconds === '000' || moment !== formatClock ? moment(iso) : `${formatClock(iso)}.${milliseconds}`;
  };
}

/** `3 s`, `2 min`, `1 h 5 min`: about how long something takes. */
export function formatLeft(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `412 MB`, `1.2 GB`; decimal, as disks and networks count. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
