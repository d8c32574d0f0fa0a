/** How values that have passed the grammar stand in YAML: always quoted, for `no` and `1.0` would be no strings. */
export function yamlList(name: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`${name}:`, ...values.map((value) => `  - "${value}"`)];
}

export function yamlComment(line: string): string {
  return `# ${line}`;
}
