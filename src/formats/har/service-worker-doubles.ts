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

  /** Whether a worker's own request, not yet paired, was listed before. */
  const takeWorker = (key: string): boolean => {
    const at = workers.indexOf(key);
    if (at !== -1) workers.splice(at, 1);
    return at !== -1;
  };

  const add = (record: HttpRecord, open: boolean) => {
    waiting.push({ record, open });
    release(reach);
  };

  return {
    add(record, page) {
      if (page && isPlanned(record)) {
        if (takeWorker(keyOf(record))) add(withMark(record), false);
        else add(record, true);
        return;
      }
      if (!page && record.method !== 'OPTIONS' && !markWaiting(keyOf(record))) {
        workers.push(keyOf(record));
        if (workers.length > reach) workers.shift();
      }
      add(record, false);
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
