import { readFileSync } from 'node:fs';
import type { Files } from './folder.js';

const samples = new URL('../../../../../samples/', import.meta.url);

/** The shipped incident with its error log, and a recording of a browser in which headers are at fault. */
export const samplesOf: () => Files = () => ({
  'access.log': readFileSync(new URL('incident/access.log', samples)),
  'error.log': readFileSync(new URL('incident/error.log', samples)),
  'traffic.har': readFileSync(new URL('seed-a-header-set/traffic.har', samples)),
});
