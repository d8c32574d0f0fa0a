import { describe, expect, it } from 'vitest';
import { cleanFix, fixBlock } from '../../../src/views/text/fix-block.js';
import { pageFor } from '../../../src/views/text/page.js';
import { madeUpFix, madeUpReport } from '../made-up-report.js';

const page = pageFor(madeUpReport(), { width: 90, color: false, ascii: false });

describe('fixBlock', () => {
  it('says what to change, where, what it needs, how to try it and how to undo it', () => {
    expect(fixBlock(madeUpFix(), null, page)).toEqual([
      '   Fix        Apache httpd 2.4, run by us on Apache 2.4.71. httpd answers the OPTIONS',
      '              itself. It needs mod_rewrite (a2enmod rewrite).',
      '              Put this in the <VirtualHost>:',
      '',
      '     RewriteEngine On',
      '     RewriteRule ^ - [R=204,L]',
      '',
      '   Note       Replace the placeholder.',
      '   Check      apachectl configtest',
      '   Reload     systemctl reload apache2',
      "   Try        curl -i -X OPTIONS 'https://api.example.com/api/v2/orders/1'",
      "              curl -i 'https://api.example.com/api/v2/orders/1'",
      '   Expect     The status is 204.',
      '   Undo       take the lines out and reload',
    ]);
  });

  it('is advice alone where no configuration is at fault', () => {
    const fix = madeUpFix({ parts: [], needs: [], checkSyntax: null, reload: null, undo: null });
    expect(fixBlock(fix, null, page)).toEqual([
      '   Fix        httpd answers the OPTIONS itself.',
      '   Note       Replace the placeholder.',
      "   Try        curl -i -X OPTIONS 'https://api.example.com/api/v2/orders/1'",
      '   Expect     The status is 204.',
    ]);
  });

  it('asks, after advice on a response that was blocked, for that response', () => {
    const fix = madeUpFix({ parts: [] });
    const lines = fixBlock({ ...fix, tryIt: { ...fix.tryIt, shownBy: 'request' } }, null, page);
    expect(lines).toContain("   Try        curl -i 'https://api.example.com/api/v2/orders/1'");
    expect(lines.join()).not.toContain("OPTIONS '");
  });

  it('never breaks what is there to be pasted', () => {
    const line = `Header always set X "${'x'.repeat(300)}"`;
    const fix = madeUpFix({ parts: [{ where: 'here', text: line }] });
    expect(fixBlock(fix, null, page)).toContain(`     ${line}`);
  });

  it('refers to the cause it stands under', () => {
    expect(fixBlock(madeUpFix(), 2, page)).toEqual(['   Fix        the one under 2 repairs this too.']);
  });
});

describe('cleanFix', () => {
  it('keeps the line ends of configuration and writes out every other control', () => {
    const fix = cleanFix(madeUpFix({ parts: [{ where: 'a\nb', text: 'one\ntwo\x1b[2J' }], notes: ['x\ny'] }));
    expect(fix.parts).toEqual([{ where: 'a\\nb', text: 'one\ntwo\\x1b[2J' }]);
    expect(fix.notes).toEqual(['x\\ny']);
  });
});
