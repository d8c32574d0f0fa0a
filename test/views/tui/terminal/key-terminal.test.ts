import { expect, it } from 'vitest';
import { openKeyTerminal } from '../../../../src/views/tui/terminal/key-terminal.js';

it('is null where there is no terminal, and leaves no descriptor open', () => {
  expect(openKeyTerminal('no/such/terminal')).toBeNull();
  for (let i = 0; i < 3; i++) expect(openKeyTerminal('package.json')).toBeNull();
});
