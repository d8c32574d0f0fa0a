import { build, buildIsCurrent } from './build.mjs';
import { dependenciesAreCurrent, installDependencies } from './dependencies.mjs';
import { withLock } from './lock.mjs';
import { SetUpError, say } from './project.mjs';

/** Brings node_modules and dist/ up to date; does nothing, and says nothing, where they are. */
export async function setUp() {
  checkNode();
  if (dependenciesAreCurrent() && buildIsCurrent()) return;
  await withLock(async () => {
    if (!dependenciesAreCurrent()) await installDependencies();
    if (!buildIsCurrent()) await build();
  });
}

export async function setUpDependencies() {
  checkNode();
  if (dependenciesAreCurrent()) return;
  await withLock(async () => {
    if (!dependenciesAreCurrent()) await installDependencies();
  });
}

/** Runs a step of the set-up; where it cannot be done, says so in a sentence and ends with 2. */
export async function orExplain(step) {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(error.message);
    process.exit(2);
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetUpError(`Node.js 20.19 or newer is needed, and this is ${process.versions.node}`);
}
