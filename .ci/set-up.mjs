// Makes a checkout ready: `node .ci/set-up.mjs` for everything, `--dependencies` for node_modules alone.
import { orExplain, setUp, setUpDependencies } from './lib/set-up.mjs';

await orExplain(process.argv.includes('--dependencies') ? setUpDependencies : setUp);
