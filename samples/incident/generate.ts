// Makes access.log and error.log again, the same on every machine:  npx tsx samples/incident/generate.ts
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeIncident } from './incident.js';

const { access, error } = makeIncident();
await writeFile(join(import.meta.dirname, 'access.log'), access);
await writeFile(join(import.meta.dirname, 'error.log'), error);
