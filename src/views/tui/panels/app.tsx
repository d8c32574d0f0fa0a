import { Box } from 'ink';
import type { ReactElement } from 'react';
import { type Frame, linesOf } from '../frame.js';
import { themes } from '../theme.js';
import { Lines } from './lines.js';

/** The screen: what is on it has been decided before. */
export function App({ frame }: { readonly frame: Frame }): ReactElement {
  return (
    <Box flexDirection="column">
      <Lines lines={linesOf(frame)} theme={themes[frame.theme]} />
    </Box>
  );
}
