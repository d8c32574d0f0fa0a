import { Text, Transform } from 'ink';
import { memo, type ReactElement } from 'react';
import type { Line } from '../span.js';
import type { Theme } from '../theme.js';

type Props = { readonly lines: readonly Line[]; readonly theme: Theme };

/** Lines one below the other; each has its width already. */
export function Lines({ lines, theme }: Props): ReactElement {
  return (
    <>
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen
        <Row key={row} drawn={draw(line, theme)} />
      ))}
    </>
  );
}

/**
 * Ink remembers every text that it has ever measured. A screen that changes for days must not be among them, so what
 * is measured is one blank, and the line takes its place where it is written.
 */
const Row = memo(({ drawn }: { readonly drawn: string }): ReactElement => {
  return (
    <Text>
      <Transform transform={() => drawn}> </Transform>
    </Text>
  );
});

function draw(line: Line, theme: Theme): string {
  let drawn = '';
  for (const { text, role } of line) {
    const style = theme[role];
    drawn += style === '' ? text : `\x1b[${style}m${text}\x1b[m`;
  }
  return drawn;
}
