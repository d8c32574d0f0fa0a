import { styleText } from 'node:util';

export type Style = (text: string) => string;

/** What may stand out. The words say the same without it. */
export type Styles = {
  readonly heading: Style;
  readonly failed: Style;
  readonly passed: Style;
  readonly quiet: Style;
};

const asItIs: Style = (text) => text;

const plain: Styles = { heading: asItIs, failed: asItIs, passed: asItIs, quiet: asItIs };

const coloured: Styles = {
  heading: (text) => styleText('bold', text, { validateStream: false }),
  failed: (text) => styleText(['bold', 'red'], text, { validateStream: false }),
  passed: (text) => styleText('green', text, { validateStream: false }),
  quiet: (text) => styleText('dim', text, { validateStream: false }),
};

/** Only the sixteen colours that follow the reader's own palette. */
export function stylesFor(color: boolean): Styles {
  return color ? coloured : plain;
}
