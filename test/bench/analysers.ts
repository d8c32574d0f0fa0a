import { spawnSync } from 'node:child_process';
import { type Contender, quote } from './table.js';

/** The well-known log analyser, from the file to its JSON report; null where it is not installed. */
export function goAccess(file: string): Contender | null {
  const { stdout } = spawnSync('goaccess', ['--version'], { encoding: 'utf8' });
  const version = /GoAccess - ([\d.]*\d)/.exec(stdout ?? '')?.[1];
  if (version === undefined) return null;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const jobs = major > 1 || minor >= 9 ? ' --jobs=2' : '';
  const command = `goaccess ${quote(file)} --log-format=COMBINED --no-progress${jobs} -o json`;
  return { title: `GoAccess ${version}${jobs}`, reference: 'GoAccess', command, once: true };
}

/**
 * DuckDB on two threads, or null where it is not installed: takes each line apart with a regular expression, and looks
 * at the next line of the same client and target, which is about what linking is.
 */
export function linkInDuckdb(file: string, lines: number): Contender | null {
  const fields = `^(\\S+) \\S+ \\S+ \\[([^\\]]+)\\] "(\\S+) (\\S+)[^"]*" (\\d+)`;
  const query = `
    SET threads = 2;
    WITH parsed AS (
      SELECT f.method, f.status, f.client, f.target, strptime(f.time, '%d/%b/%Y:%H:%M:%S %z') AS time FROM (
        SELECT regexp_extract(line, '${fields}', ['client', 'time', 'method', 'target', 'status']) AS f
        FROM read_csv('${file.replaceAll("'", "''")}',
          columns = {'line': 'VARCHAR'}, delim = '\\x01', quote = '', escape = '', header = false)
      )
    ), linked AS (
      SELECT method, status, lead(method) OVER same AS next, lead(time) OVER same - time AS gap
      FROM parsed WINDOW same AS (PARTITION BY client, target ORDER BY time)
    )
    SELECT status, count(*) AS preflights,
      count(*) FILTER (WHERE next <> 'OPTIONS' AND gap <= INTERVAL 30 SECOND) AS followed
    FROM linked WHERE method = 'OPTIONS' GROUP BY status ORDER BY status;`;
  const runner = findDuckdb();
  if (runner === null) return null;
  const title = 'DuckDB: regex and window';
  // Its window needs all the lines in memory or on disk.
  return { title, reference: 'DuckDB', command: `${runner} ${quote(query)}`, once: lines > 2_000_000 };
}

/** As a program, or as a module of Python. */
function findDuckdb(): string | null {
  if (spawnSync('duckdb', ['--version']).status === 0) return 'duckdb -c';
  const inPython = 'import duckdb, sys\nfor q in sys.argv[1].split(";"):\n  if q.strip(): duckdb.execute(q).fetchall()';
  return spawnSync('python3', ['-c', 'import duckdb']).status === 0 ? `python3 -c ${quote(inPython)}` : null;
}
