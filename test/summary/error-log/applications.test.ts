import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit.js';
import type { Exemplar, Report } from '../../../src/model/report.js';
import { createErrorLogJoin } from '../../../src/summary/error-log/join.js';
import { textSource } from '../../helpers/text-source.js';
import { cases } from './recorder/cases.js';

const folder = 'test/summary/error-log/logs';
const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
const withIds = '%h %{remote}p %L %t "%r" %>s %b "%{Origin}i" "%{Access-Control-Request-Method}i"';

async function joined(name: string, logFormat: string): Promise<Report> {
  const report = await audit([textSource(name, read(name))], { logFormat });
  const join = createErrorLogJoin(report);
  const log = join.open('error.log');
  log.push(Buffer.from(read('applications.error.log')));
  log.end(true);
  return join.finish();
}

function exemplarsOf({ groups }: Report): readonly Exemplar[] {
  return groups.flatMap(({ exemplars }) => exemplars);
}

describe.each([
  ['applications.access.log', 'combined'],
  ['applications.access-ids.log', withIds],
])('%s', async (name, logFormat) => {
  const report = await joined(name, logFormat);
  const exemplars = exemplarsOf(report);

  it.each(cases)('$target: $line', ({ target, line }) => {
    const exemplar = exemplars.find(({ url }) => url === target);
    expect(exemplar).toBeDefined();
    const text = exemplar?.errorLog?.text ?? null;
    if (line === null) expect(text).toBeNull();
    else expect(text).toContain(line);
  });

  it('takes silence for what it is', () => {
    const says = (path: string) => report.groups.find((group) => group.path === path)?.errorLog?.says;
    expect(says('/application/*')).toBe('answered-by-application');
    expect(says('/password')).toBe('nothing');
  });
});

describe('what ties a line to its request', () => {
  it('is the port where the access log shows it, and the id where both do', async () => {
    const exemplars = exemplarsOf(await joined('applications.access-ids.log', withIds));
    const ties = exemplars.flatMap(({ url, errorLog }) => (errorLog === undefined ? [] : [[url, errorLog.joinedBy]]));
    const byId = ties.filter(([, by]) => by === 'id').map(([url]) => url);
    expect(new Set(ties.map(([, by]) => by))).toEqual(new Set(['id', 'client-port']));
    expect(byId.filter((url) => url?.startsWith('/waf/')).length).toBe(3);
  });
});
