import { defineConfig } from 'vitest/config';

/** The suite that needs Apache httpd and Chromium on the machine; `npm test` leaves it out. */
// biome-ignore lint/style/noDefaultExport: Vitest asks for one.
export default defineConfig({
  test: { include: ['test/live/**/*.live.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
});
