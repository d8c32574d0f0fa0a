import type { ForeignContainer } from './container.js';
import type { InputError } from './source.js';

const standardInput = '-';

function title(name: string): string {
  return name === standardInput ? 'Standard input' : name;
}

/** From what the system answered when the file was opened. */
export function openingError(name: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return { name, code: 'not-found', message: `${name} does not exist: check its name and the folder it is in.` };
  }
  if (code === 'EACCES' || code === 'EPERM') {
    const message = `${title(name)} may not be read by this user: ask for the right, or run "${pipe(`sudo cat ${quote(name)}`)}".`;
    return { name, code: 'permission', message };
  }
  if (code === 'EISDIR') return directoryError(name, []);
  const reason = error instanceof Error ? error.message : String(error);
  return { name, code: 'not-readable', message: `${title(name)} cannot be read: ${reason}.` };
}

/** `files` are names in it that may be meant, as paths. */
export function directoryError(name: string, files: readonly string[]): InputError {
  const example = files.length > 0 ? `, such as ${files.map(quote).join(' ')}` : '';
  return { name, code: 'directory', message: `${name} is a directory: name the files in it${example}.` };
}

export function emptyError(name: string, packed: boolean): InputError {
  if (name === standardInput) {
    return { name, code: 'empty', message: 'Standard input is empty: pipe a log or a HAR into it, or name a file.' };
  }
  const state = packed ? 'holds nothing once it is unpacked' : 'is empty';
  return { name, code: 'empty', message: `${name} ${state}: check that the server logs there.` };
}

/** Nothing at all could be read; `reason` is a clause without a full stop. */
export function damagedError(name: string, reason: string): InputError {
  return { name, code: 'damaged', message: `Nothing of ${title(name)} can be read: ${reason}.` };
}

export function foreignContainerError(name: string, { title: container, unpack }: ForeignContainer): InputError {
  const advice = `run "${pipe(unpack(quote(name)))}"`;
  return { name, code: 'container-not-read', message: `${title(name)} is packed with ${container}: ${advice}.` };
}

/** A container we know how to read, but not this one; `problem` and `advice` are clauses. */
export function containerError(name: string, problem: string, advice: string): InputError {
  return { name, code: 'container-not-read', message: `${title(name)} ${problem}: ${advice}.` };
}

function pipe(command: string): string {
  return `${command} | preflight-audit -`;
}

/** As a shell takes it. */
function quote(name: string): string {
  return /^[\w@%+=:,./-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}
