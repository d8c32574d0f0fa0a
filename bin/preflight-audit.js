#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/cli/main.js', import.meta.url);

if (existsSync(main)) {
  const program = await import(main.href);
  process.exitCode = await program.main(process.argv.slice(2), process);
} else {
  process.stderr.write('preflight-audit: not built yet; "npm start" in its folder builds and starts it\n');
  process.exitCode = 2;
}
