import { type Engine, type EngineReports, engines } from '../../../model/verdict.js';
import type { Show } from '../show.js';
import type { Line } from '../span.js';
import { labelled } from './writing.js';

const engineNames: Readonly<Record<Engine, string>> = { chromium: 'Chrome', firefox: 'Firefox', webkit: 'Safari' };

const longestMessage = 1000;

/** What each browser's console says of it. */
export function engineLines(browser: EngineReports, show: Show, width: number): readonly Line[] {
  return engines.flatMap((engine) => {
    const report = browser[engine];
    return report === undefined ? [] : labelled(engineNames[engine], show.text(report.message, longestMessage), width);
  });
}
