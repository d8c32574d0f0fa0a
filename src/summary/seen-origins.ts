import type { SeenOrigin } from '../model/report.js';
import { type BoundedMap, createBoundedMap } from './bounded-map.js';
import { clientBit, estimateClients } from './client-bits.js';
import { isoTime } from './exchange-record.js';

/** When, and by how many clients, each origin was seen. Times are milliseconds since the epoch. */
export type SeenOrigins = {
  readonly add: (origin: string, client: string | null, time: number | null) => void;
  readonly merge: (other: SeenOrigins) => void;
  /** Those that are kept of `origins`, in that order. */
  readonly among: (origins: readonly string[]) => readonly SeenOrigin[];
  readonly cells: BoundedMap<Cell>;
};

type Cell = {
  first: number;
  last: number;
  bits: number;
  /** The first and the last client by name: where they are one, there is no other. */
  least: string | null;
  greatest: string | null;
};

/** A name or an address is shorter. */
const longestClient = 100;

export function createSeenOrigins(capacity: number): SeenOrigins {
  const cells = createBoundedMap<Cell>({ capacity, make: emptyCell, fold, restKey: () => '' });
  return {
    cells,
    add(origin, client, time) {
      const cell = cells.at(origin) ?? cells.rest(origin);
      if (time !== null) {
        if (time < cell.first) cell.first = time;
        if (time > cell.last) cell.last = time;
      }
      if (client === null) return;
      cell.bits = (cell.bits | clientBit(client)) >>> 0;
      if (cell.least !== null && cell.greatest !== null && client >= cell.least && client <= cell.greatest) return;
      extend(cell, client.slice(0, longestClient));
    },
    merge: (other) => cells.merge(other.cells),
    among(origins) {
      const kept = new Map(cells.entries());
      return origins.flatMap((origin) => {
        const cell = kept.get(origin);
        return cell === undefined ? [] : [toSeen(origin, cell)];
      });
    },
  };
}

/** All bits are set by a hundred clients, and by a million. */
const allBits = 0xffffffff;

function toSeen(origin: string, { first, last, bits, least, greatest }: Cell): SeenOrigin {
  const times = { first: finite(first), last: finite(last) };
  if (least === null) return { origin, ...times, clients: null, onlyClient: null };
  if (least === greatest) return { origin, ...times, clients: { count: 1, exact: true }, onlyClient: least };
  const count = Math.max(2, Math.round(estimateClients(bits)));
  return { origin, ...times, clients: bits === allBits ? null : { count, exact: false }, onlyClient: null };
}

function emptyCell(): Cell {
  return { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY, bits: 0, least: null, greatest: null };
}

function fold(into: Cell, from: Cell): void {
  into.first = Math.min(into.first, from.first);
  into.last = Math.max(into.last, from.last);
  into.bits = (into.bits | from.bits) >>> 0;
  if (from.least !== null) extend(into, from.least);
  if (from.greatest !== null) extend(into, from.greatest);
}

function extend(cell: Cell, client: string): void {
  if (cell.least === null || client < cell.least) cell.least = client;
  if (cell.greatest === null || client > cell.greatest) cell.greatest = client;
}

function finite(time: number): string | null {
  return Number.isFinite(time) ? isoTime(time) : null;
}
