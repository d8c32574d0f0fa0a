/** The words of a simple POSIX shell command with single quotes; anything a shell would act on is an error. */
export function shellWords(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (let i = 0; i < line.length; i++) {
    const character = line[i] ?? '';
    if (character === "'") {
      const end = line.indexOf("'", i + 1);
      if (end === -1) throw new Error(`an open quote in ${line}`);
      word = (word ?? '') + line.slice(i + 1, end);
      i = end;
    } else if (character === ' ') {
      if (word !== null) words.push(word);
      word = null;
    } else if (/[A-Za-z0-9:/.,-]/.test(character)) {
      word = (word ?? '') + character;
    } else {
      throw new Error(`the shell acts on ${JSON.stringify(character)} in ${line}`);
    }
  }
  return word === null ? words : [...words, word];
}
