import type { HttpRecord } from '../../model/http-record.js';

/** How many entries apart the two may stand. */
const reach = 32;

export type ServiceWorkerDoubles = {
  /** `page`: whether the recorder filed the entry under a page, as it does for all but a worker's own requests. */
  readonly add: (record: HttpRecord, page: boolean) => void;
  readonly end: () => void;
};

/**
 * A request of a page with a service worker appears twice: as the page planned it, and as the worker sent it, which is
 * the one to judge. Only the pair tells the first from a request that was held back, so such entries wait a little.
 */
export function createServiceWorkerDoubles(emit: (record: HttpRecord) => void): ServiceWorkerDoubles {
  const waiting: { record: HttpRecord; open: boolean }[] = [];
  const workers: string[] = [];

  const markWaiting = (key: string): boolean => {
    for (const slot of waiting) {
      if (!slot.open || keyOf(slot.record) !== key) continue;
      slot.record = withMark(slot.record);
      slot.open = false;
      return true;
    }
    return false;
  };

  const release = (atMost: number) => {
    while (waiting.length > atMost || waiting[0]?.open === false) {
      const slot = waiting.shift();
      if (slot === undefined) return;
      emit(slot.record);
    }
  };

  return {
    add(record, page) {
      const key = keyOf(record);
      let own = record;
      let open = page && isPlanned(record);
      if (open && workers.includes(key)) {
        workers.splice(workers.indexOf(key), 1);
        own = withMark(record);
        open = false;
      }
      if (!page && record.method !== 'OPTIONS' && !markWaiting(key)) workers.push(key);
      if (workers.length > reach) workers.shift();
      waiting.push({ record: own, open });
      release(reach);
    },
    end() {
      release(0);
    },
  };
}

/** The request as the page planned it: not all of its headers are known. */
function isPlanned(record: HttpRecord): boolean {
  return record.requestHeaders.recorded !== 'all';
}

function keyOf(record: HttpRecord): string {
  return `${record.method} ${record.url}`;
}

function withMark(record: HttpRecord): HttpRecord {
  return { ...record, marks: { ...record.marks, serviceWorker: true } };
}
