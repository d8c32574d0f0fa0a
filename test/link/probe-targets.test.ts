import { expect, it } from 'vitest';
import { isProbe } from '../../src/link/probe-targets.js';

it.each([
  ['/.env', true],
  ['/.git/HEAD', true],
  ['/.well-known/openid-configuration', false],
  ['/phpmyadmin', true],
  ['/PMA/index.php', true],
  ['/cgi-bin/', true],
  ['/actuator', true],
  ['/actuators/*', false],
  ['/wp-login.php', true],
  ['/wp-json/wp/v2/posts', false],
  ['/console', false],
  ['/backup', false],
  ['/information', false],
  ['/graphql', false],
  ['/', false],
])('%s: %s', (target, expected) => {
  expect(isProbe(target)).toBe(expected);
});
