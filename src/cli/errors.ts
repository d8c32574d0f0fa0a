import { clean } from '../views/shared/clean.js';

export type UserErrorCode = 'usage' | 'input' | 'output';

/** Something the user can put right: told in one sentence on standard error, never with a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: UserErrorCode;

  constructor(code: UserErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** One sentence on one line for standard error; what it quotes may come from anywhere. */
export function complaint(message: string): string {
  const sentence = clean(message);
  return `preflight-audit: ${sentence}${/[.?:]$/.test(sentence) ? '' : '.'}\n`;
}

/** `no space left on device` out of `ENOSPC: no space left on device, write`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return /^E[A-Z0-9]+: (.+?)(?:, |$)/.exec(error.message)?.[1] ?? error.message;
}

/** The system's name of what went wrong, such as `EPIPE`. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
