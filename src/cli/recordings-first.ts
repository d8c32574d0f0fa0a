/** As names tell; nothing goes wrong with another name but that a log before it is not compared with it. */
const recording = /\.(?:har|zhar|saz)(?:\.[a-z0-9]+)?$/i;

export function isRecording(name: string): boolean {
  return recording.test(name);
}

/** The same names, recordings before logs, so that a log can be searched for what they show. */
export function recordingsFirst(names: readonly string[]): readonly string[] {
  return [...names.filter(isRecording), ...names.filter((name) => !isRecording(name))];
}
