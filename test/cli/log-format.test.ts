import { describe, expect, it } from 'vitest';
import { logFormat } from '../../src/cli/log-format.js';
import { logRecipes } from '../../src/fixes/log-formats/index.js';

describe('log-format', () => {
  it('is for Apache unless another server is named', () => {
    expect(logFormat(null, 100)).toBe(logFormat('apache', 100));
    expect(logFormat(null, 100)).toMatch(/^The log format that makes diagnosis complete: Apache httpd/);
  });

  it.each(logRecipes)(
    'prints what is to be pasted for $id as it is, at any width',
    ({ id, parts, read, checkSyntax }) => {
      for (const width of [20, 80, 200]) {
        const printed = logFormat(id, width);
        for (const { text } of parts) expect(printed).toContain(`\n${text}\n`);
        for (const command of [read, checkSyntax]) expect(printed).toContain(`    ${command}\n`);
      }
    },
  );

  it('breaks its own sentences', () => {
    const sentences = logFormat('nginx', 60)
      .split('\n')
      .filter((line) => line.startsWith('  - '));
    for (const line of sentences) expect(line.length).toBeLessThanOrEqual(60);
  });

  it('points to the other servers', () => {
    expect(logFormat('nginx', 100)).toContain('--server apache|caddy|haproxy');
  });

  it('says which servers there are', () => {
    expect(() => logFormat('tomcat', 80)).toThrow(
      'there is no log format for "tomcat"; there is one for apache, nginx, caddy, haproxy',
    );
  });
});
