/** How large the inputs are made: 1 for those of `--full`. */
export type Scale = number;

/** One table of the bench. To add one: a file like `access-logs.ts`, and a line in `bench.ts`. */
export type Table = {
  /** For `--only`. */
  readonly name: string;
  readonly title: string;
  /** What an input is counted in. */
  readonly unit: 'lines' | 'entries';
  readonly cases: (scale: Scale) => readonly Case[];
};

/** Several programs on one input. */
export type Case = {
  readonly title: string;
  /** Makes the input in a folder of its own, which is removed after the race. */
  readonly make: (folder: string) => Promise<Input>;
  readonly contenders: (input: Input) => readonly Contender[];
};

export type Input = {
  readonly file: string;
  /** How many lines or entries it has. */
  readonly count: number;
  /** How large it is when it is unpacked. */
  readonly bytes: number;
};

/** A command of the shell that reads the input; it fails where it ends with another code than 0. */
export type Contender = {
  readonly title: string;
  readonly command: string;
  /** A column of its own, by this name, says how many times as fast as this the others are. */
  readonly reference?: string;
  /** Too slow to be run more than once. */
  readonly once?: boolean;
};

export const program = new URL('../../bin/preflight-audit.js', import.meta.url).pathname;

/** A whole audit, from the file to the JSON document. */
export function ours(file: string, options: readonly string[] = []): Contender {
  const words = [process.execPath, program, ...options, '--no-error-log', '-f', 'json', '--exit-zero', file];
  return { title: ['preflight-audit', ...options].join(' '), command: words.map(quote).join(' ') };
}

/** As a shell takes it. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
