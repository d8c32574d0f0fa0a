import { givenFormat } from '../given-format.js';
import type { ConfigReader } from './named-format.js';

/** `accesslog.format`, wherever it stands. */
export const readLighttpdConf: ConfigReader = (text) =>
  [...text.matchAll(/^[^#\n]*\baccesslog\.format\s*=\s*"((?:[^"\\\n]|\\.)*)"/gm)].map(([, format = '']) => ({
    name: '',
    used: true,
    format: () => givenFormat('lighttpd', format.replace(/\\(["\\])/g, '$1')),
  }));
