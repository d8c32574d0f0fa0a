// `npm run build`: compiles src/ to dist/, whether it is current or not.
import { build } from './lib/build.mjs';
import { withLock } from './lib/lock.mjs';
import { orExplain } from './lib/set-up.mjs';

await orExplain(() => withLock(build));
