const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 };

const longest = 24 * 3_600_000;

/** Milliseconds of `500ms`, `5s`, `2m`, `1h`; a bare number counts seconds. Null where it is none, or not in (0, 24 h]. */
export function parseDuration(text: string): number | null {
  const [, amount = '', unit = ''] = /^(\d{1,8}(?:\.\d{1,3})?)\s*([a-z]*)$/i.exec(text.trim()) ?? [];
  const factor = milliseconds[unit === '' ? 's' : unit.toLowerCase()];
  if (amount === '' || factor === undefined) return null;
  const duration = Math.round(Number(amount) * factor);
  return duration > 0 && duration <= longest ? duration : null;
}
