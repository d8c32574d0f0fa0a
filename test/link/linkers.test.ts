import { expect, it } from 'vitest';
import type { FormatTraits } from '../../src/formats/format.js';
import { createLinkers } from '../../src/link/linkers.js';
import type { Exchange } from '../../src/model/exchange.js';
import { harPreflight, logRecord } from '../helpers/records.js';

const traits = (linking: FormatTraits['linking']): FormatTraits => ({
  unit: linking === 'log' ? 'lines' : 'entries',
  linking,
  recordsPreflights: true,
  recordsUnsent: false,
  recordsBlocked: true,
  requestFirst: false,
  recordedRequestHeaders: 'all',
  recordedResponseHeaders: 'all',
  server: null,
});

it('links a preflight at the end of one log to its request in the next, and ends a recording by itself', () => {
  const exchanges: Exchange[] = [];
  const linkers = createLinkers({ windowMs: 30_000 }, { exchange: (e) => exchanges.push(e), options: () => undefined });
  const older = linkers.forSource(() => traits('log'));
  older.add(logRecord({ method: 'OPTIONS', status: 204 }));
  older.end();
  const recording = linkers.forSource(() => traits('recording'));
  recording.add(harPreflight('PUT', ''));
  recording.end();
  expect(exchanges).toHaveLength(1);
  const newer = linkers.forSource(() => traits('log'));
  newer.add(logRecord({ method: 'PUT', time: 1000 }));
  linkers.end();
  expect(exchanges).toHaveLength(2);
  expect(exchanges[1]).toMatchObject({ followUp: 'sent', request: { method: 'PUT' } });
});
