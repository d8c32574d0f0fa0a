import { describe, expect, it } from 'vitest';
import { openSources } from '../../src/input/open-sources.js';
import type { Source } from '../../src/input/source.js';
import { linesOf } from '../../src/views/tui/frame.js';
import { auditFiles } from '../helpers/audit-file.js';
import { drive } from '../views/tui/drive.js';
import { toSvg } from '../views/tui/svg.js';

const folder = 'samples/incident';
const size = { columns: 120, rows: 40 };

/** Every screen of the shipped incident, and the keys that lead to it. */
const screens: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['causes', []],
  ['error-log', ['j']],
  ['places', ['enter']],
  ['preflights', ['enter', 'enter']],
  ['exchange', ['enter', 'enter', 'enter']],
  ['timeline', ['2']],
  ['endpoints', ['3']],
  ['origins', ['4']],
  ['noise', ['5']],
  ['input', ['6']],
  ['filter', ['/', '2', 'x', 'x']],
  ['keys', ['?']],
];

/** The pictures in `samples/screens/`; `npm run captures` draws them anew. */
describe('the pictures of the dashboard show what it shows', async () => {
  const { report } = await auditFiles([`${folder}/access.log`], { errorLogs: errorLog() });
  it.each(screens)('%s', async (name, keys) => {
    const frame = drive(report, size, { files: [`${folder}/access.log`] })
      .press(...keys)
      .frame();
    await expect(toSvg(linesOf(frame), size.columns)).toMatchFileSnapshot(`../../samples/screens/${name}.svg`);
  });
});

async function* errorLog(): AsyncGenerator<Source> {
  for await (const opened of openSources([`${folder}/error.log`])) if ('source' in opened) yield opened.source;
}
