import { expect, it } from 'vitest';
import { line, span } from '../../../src/views/tui/span.js';
import { toSvg } from './svg.js';

it('gives every run of text its place and its width', () => {
  const svg = toSvg([line('ab <c>', 'failed'), [span('  '), span('漢'), span(' x', 'quiet')]], 10);
  expect(svg).toContain('<text class="failed" x="8" y="21" textLength="48">ab &lt;c&gt;</text>');
  expect(svg).toContain('<text class="plain" x="24" y="38" textLength="16">漢</text>');
  expect(svg).toContain('<text class="quiet" x="48" y="38" textLength="8">x</text>');
});

it('draws the ground of what is selected', () => {
  expect(toSvg([line('▸ x', 'selected')], 10)).toContain('<rect x="8" y="8" width="24" height="17"');
});
