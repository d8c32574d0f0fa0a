import { expect, it } from 'vitest';
import type { Incident } from '../../../src/model/report.js';
import { since, whenItFailed } from '../../../src/views/text/incident.js';
import { pageFor } from '../../../src/views/text/page.js';
import { madeUpReport } from '../made-up-report.js';

const incident: Incident = {
  began: '2026-11-21T14:02:13.000Z',
  ended: '2026-11-21T15:10:20.000Z',
  before: { failed: 0, judged: 38_114 },
  during: { failed: 3842, judged: 23_093 },
  after: { failed: 2, judged: 1500 },
};
const page = pageFor(madeUpReport(), { width: 100, color: false, ascii: false });
const sentence = (changes: Partial<Incident>) =>
  whenItFailed(madeUpReport({ incident: { ...incident, ...changes } }), page);

it('says when it began and ended, with the shares around it', () => {
  expect(sentence({})).toBe(
    'It began at 14:02:13 (0 of 38,114 before, 16.6 % after) and ended at 15:10:20 (2 of 1,500 later).',
  );
  expect(sentence({ ended: null })).toBe(
    'It began at 14:02:13 (0 of 38,114 before, 16.6 % after) and was still going on at the end of the input.',
  );
  expect(sentence({ began: null })).toBe(
    'It was failing when the input begins (16.6 % at first) and ended at 15:10:20 (2 of 1,500 later).',
  );
  expect(whenItFailed(madeUpReport(), page)).toBeNull();
});

it('names the restart before it', () => {
  const restart = (time: string, kind: 'restart' | 'graceful-restart') => ({
    restartBefore: { kind, time, source: { file: 'error.log', line: 2 }, text: '' },
  });
  expect(sentence(restart('2026-11-21T14:02:09.000Z', 'graceful-restart'))).toContain(
    'It began at 14:02:13, 4 s after a graceful restart of the server (0 of 38,114 before',
  );
  expect(since({ ...incident, ...restart('2026-11-21T13:55:10.000Z', 'restart') }, page)).toContain(
    '14:02:13, 7 min after a restart of the server, last at 15:10:20',
  );
});

it('says since when one cause fails', () => {
  expect(since(incident, page)).toBe(
    '14:02:13, last at 15:10:20; 0 of 38,114 before, 16.6 % in that time, 2 of 1,500 later',
  );
  const open = { ...incident, ended: null, after: { failed: 0, judged: 0 } };
  expect(since(open, page)).toBe(
    '14:02:13, still going on at the end of the input; 0 of 38,114 before, 16.6 % in that time',
  );
});
