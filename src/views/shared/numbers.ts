/** `61,207`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `6.3 %`; never rounded to none or to all: `< 0.1 %`, `> 99.9 %`. Empty where there is no whole. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return '';
  if (part <= 0) return '0 %';
  if (part >= whole) return '100 %';
  const percent = (100 * part) / whole;
  if (percent < 0.1) return '< 0.1 %';
  if (percent > 99.9) return '> 99.9 %';
  return `${percent.toFixed(1)} %`;
}

/** `1 client`, `412 clients`, with the plural given where it is not regular. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
