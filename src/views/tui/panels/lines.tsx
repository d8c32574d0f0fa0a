import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import type { Line } from '../span.js';
import type { Theme } from '../theme.js';

type Props = { readonly lines: readonly Line[]; readonly theme: Theme };

/** Lines one below the other; each has its width already. */
export function Lines({ lines, theme }: Props): ReactElement {
  return (
    <Box flexDirection="column">
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen
        <Text key={row} wrap="truncate">
          {line.map(({ text, role }, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Text key={column} {...theme[role]}>
              {text}
            </Text>
          ))}
        </Text>
      ))}
    </Box>
  );
}
