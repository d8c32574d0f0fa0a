// Records the acts again:  npx tsx samples/record.ts [FOLDER...]
// Needs Debian's apache2 and chromium; nothing leaves the machine.
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cleanup, withCleanup } from '../test/recorder/cleanup.js';
import { freePorts } from '../test/recorder/free-port.js';
import { type Observation, observe } from '../test/recorder/observe.js';
import { startRig } from '../test/recorder/rig.js';
import { type Act, acts } from './acts.js';
import { createOrdersApplication } from './server/orders-application.js';

const isApi = (url: string): boolean => new URL(url).host === 'api.example.test';
const here = import.meta.dirname;

async function recordAct(act: Act, cleanup: Cleanup): Promise<void> {
  const application = createOrdersApplication().listen(0, '127.0.0.1');
  await once(application, 'listening');
  cleanup.add(async () => {
    application.close();
    application.closeAllConnections();
  });
  const [deadPort] = await freePorts(1);
  const folder = join(here, act.folder);
  const rig = await startRig(
    {
      serverFolders: [join(here, 'server'), join(folder, 'server')],
      config: null,
      variables: {
        APPLICATION_PORT: String((application.address() as AddressInfo).port),
        DEAD_PORT: String(deadPort),
      },
    },
    cleanup,
  );

  const calls: Observation[] = [];
  for (const step of act.steps) {
    if ('visit' in step) await rig.visit(step.visit);
    else calls.push(await observe(rig, `callApi(${JSON.stringify(step.call)})`, isApi));
    await rig.settle();
    await sleep(200);
  }

  const har = await rig.har.exportHar({ sanitize: true });
  const logs = await rig.stopAndReadLogs();
  const truth = { browser: rig.product, calls };
  await writeFile(join(folder, 'traffic.har'), har);
  await writeFile(join(folder, 'access.log'), logs.combined);
  await writeFile(join(folder, 'access-cors.log'), logs.cors);
  await writeFile(join(folder, 'error.log'), logs.error);
  await writeFile(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`);
}

const wanted = process.argv.slice(2);
for (const act of acts) {
  if (wanted.length === 0 || wanted.includes(act.folder)) await withCleanup((cleanup) => recordAct(act, cleanup));
}
