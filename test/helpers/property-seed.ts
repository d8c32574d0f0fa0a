import fc from 'fast-check';

/**
 * In the pipeline, property tests draw the same examples each time, so that what it says is said of the commit. Elsewhere
 * each run draws others; `SEED=17 npm test` draws those of a seed again.
 */
const { CI, SEED = CI === undefined ? null : '20261123' } = process.env;

if (SEED !== null) fc.configureGlobal({ seed: Number(SEED) });
