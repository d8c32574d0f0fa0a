import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** A set-up that could not be done, told to the user in one sentence. */
export class SetUpError extends Error {}

/** The one line that says what is being waited for; standard output belongs to the program. */
export function say(line) {
  process.stderr.write(`preflight-audit: ${line}\n`);
}
