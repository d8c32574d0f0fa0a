import { Box } from 'ink';
import type { ReactElement } from 'react';
import type { Body, Frame } from '../frame.js';
import { type Line, line } from '../span.js';
import { type Theme, themes } from '../theme.js';
import { Lines } from './lines.js';

/** The screen: what is on it has been decided before. */
export function App({ frame }: { readonly frame: Frame }): ReactElement {
  const theme = themes[frame.theme];
  return (
    <Box flexDirection="column" width={frame.width}>
      <Lines lines={frame.top} theme={theme} />
      <Panes body={frame.body} theme={theme} divider={frame.divider} />
      {frame.footer === null ? null : <Lines lines={[frame.footer]} theme={theme} />}
    </Box>
  );
}

type PanesProps = { readonly body: Body; readonly theme: Theme; readonly divider: string };

function Panes({ body, theme, divider }: PanesProps): ReactElement {
  switch (body.kind) {
    case 'one':
      return <Lines lines={body.lines} theme={theme} />;
    case 'stacked':
      return <Lines lines={[...body.above, body.between, ...body.below]} theme={theme} />;
    case 'beside': {
      const between = body.left.map((): Line => line(divider, 'quiet'));
      return (
        <Box>
          <Lines lines={body.left} theme={theme} />
          <Lines lines={between} theme={theme} />
          <Lines lines={body.right} theme={theme} />
        </Box>
      );
    }
  }
}
