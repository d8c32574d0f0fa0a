const second = 1000;

/** Error log lines later than this belong to no request that began before: the slowest one, and its second. */
export const reach = 121 * second;
/** Nor do lines that come so much before it; clocks are set. */
export const slack = 2 * second;
/** Zones differ from UTC by no more. */
export const widestZone = 14 * 3600 * second;
