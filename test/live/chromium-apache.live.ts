import { beforeAll, describe, expect, it } from 'vitest';
import { cases } from '../recorder/cases/index.js';
import { readVerdicts } from '../recorder/recording.js';
import { type CaseVerdict, runLive } from '../recorder/run-cases.js';

const recorded = await readVerdicts();
const live = new Map<string, CaseVerdict>();

beforeAll(async () => {
  for (const verdict of await runLive(cases)) live.set(verdict.id, verdict);
});

it('records every case of the list, and no other', () => {
  expect(recorded.cases.map((one) => one.id)).toEqual(cases.map((one) => one.id));
});

describe('the installed Chromium does what was recorded', () => {
  it.each(recorded.cases)('$id', (verdict) => {
    expect(live.get(verdict.id)).toEqual(verdict);
  });
});
