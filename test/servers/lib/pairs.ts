const pairs: (readonly [server: string, cause: string, name: string])[] = [];

/** Notes that a fix was seen to work. */
export function proven(server: string, cause: string, name: string): void {
  pairs.push([server, cause, name]);
}

/** Prints the proven pairs of one test file as rows of a Markdown table. */
export function printPairs(): void {
  const rows = pairs.map(([server, cause, name]) => `| ${server} | ${cause} | ${name} |\n`);
  process.stdout.write(`\n${rows.join('')}`);
}
