import { isBroken, minute, second } from './clock.js';
import type { Logs } from './logs.js';
import type { Person } from './people.js';
import type { Random } from './random.js';

/** A request with JSON, which the browser announces by a preflight. */
type Announced = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly bytes: number;
  /** What the deploy made of the preflight; absent where it is fine throughout. */
  readonly broken?: { readonly status: number; readonly bytes: number };
};

const api = 'api.example.com';
const maxAge = 10 * minute;

const exception =
  "AH01071: Got error 'PHP message: PHP Fatal error:  Uncaught TypeError: Export\\\\Request::fromJson(): Argument #1 ($body) must be of type array, null given, " +
  'called in /srv/api/src/Export/Controller.php on line 41 and defined in /srv/api/src/Export/Request.php:18\\nStack trace:\\n#0 /srv/api/src/Export/Controller.php(41): ' +
  "Export\\\\Request::fromJson(NULL)\\n#1 {main}\\n  thrown in /srv/api/src/Export/Request.php on line 18'";

function announced(random: Random, person: Person): Announced {
  const order = `/api/v2/orders/${random.between(41_200, 48_900)}`;
  const notRouted = { status: 405, bytes: 611 };
  const put = { method: 'PUT', path: order, status: 200, bytes: random.between(890, 1480), broken: notRouted };
  const remove = { method: 'DELETE', path: order, status: 204, bytes: 388, broken: notRouted };
  const create = { method: 'POST', path: '/api/v2/orders', status: 201, bytes: random.between(905, 1310) };
  const customer = `/api/v2/customers/${random.between(1001, 2400)}`;
  const patch = { method: 'PATCH', path: customer, status: 200, bytes: random.between(640, 820) };
  const profile = {
    method: 'PUT',
    path: '/api/v2/profile',
    status: 200,
    bytes: 702,
    broken: { status: 200, bytes: 271 },
  };
  const exported = {
    method: 'POST',
    path: '/api/v2/export',
    status: 202,
    bytes: 455,
    broken: { status: 500, bytes: 503 },
  };
  const report = {
    method: 'POST',
    path: '/api/v2/reports',
    status: 201,
    bytes: 512,
    broken: { status: 301, bytes: 598 },
  };
  const isAdmin = person.site === 'admin.example.com';
  return random.weighted<Announced>([
    [put, 46],
    [remove, isAdmin ? 14 : 6],
    [create, 14],
    [patch, 14],
    [profile, 9],
    [exported, isAdmin ? 24 : 9],
    [report, isAdmin ? 14 : 2],
  ]);
}

/** Lets one person work: pages, plain GETs, and requests with their preflights, which the browser remembers. */
export function work(person: Person, random: Random, logs: Logs): void {
  const { client, agent, referer } = person;
  const remembered = new Map<string, number>();

  const page = (time: number, isFirst: boolean): void => {
    const entry = { host: person.site, client, agent, time };
    logs.access({ ...entry, milliseconds: 9, request: 'GET / HTTP/1.1', status: 200, bytes: 3214 });
    const own = { ...entry, time: time + 120, referer: `https://${person.site}/` };
    const status = isFirst ? 200 : 304;
    logs.access({
      ...own,
      milliseconds: 14,
      request: 'GET /assets/app-5f1c2d.css HTTP/1.1',
      status,
      bytes: isFirst ? 21_877 : 276,
    });
    logs.access({
      ...own,
      milliseconds: 40,
      request: 'GET /assets/app-5f1c2d.js HTTP/1.1',
      status,
      bytes: isFirst ? 184_233 : 276,
    });
    get(time + 400, '/api/v2/session', 611);
  };

  const get = (time: number, path: string, bytes: number): void => {
    const milliseconds = random.chance(0.01) ? random.between(900, 3800) : random.between(18, 160);
    logs.access({
      host: api,
      client,
      agent,
      referer,
      time,
      milliseconds,
      request: `GET ${path} HTTP/1.1`,
      status: 200,
      bytes,
    });
  };

  const look = (time: number): void => {
    const order = random.between(41_200, 48_900);
    const [path, bytes] = random.weighted<readonly [string, number]>([
      [[`/api/v2/orders?page=${random.between(1, 9)}`, random.between(2400, 18_000)], 5],
      [[`/api/v2/orders/${order}`, random.between(890, 1480)], 6],
      [[`/api/v2/customers/${random.between(1001, 2400)}`, random.between(640, 820)], 2],
    ]);
    get(time, path, bytes);
  };

  const ask = (time: number, request: Announced): void => {
    const entry = { host: api, client, agent, referer };
    const preflight = { ...entry, time, request: `OPTIONS ${request.path} HTTP/1.1` };
    const isFailing = isBroken(time) && request.broken !== undefined;
    const isRemembered = (remembered.get(request.path) ?? 0) > time;
    if (isFailing && !isRemembered) {
      logs.access({ ...preflight, milliseconds: random.between(4, 30), ...request.broken });
      if (request.broken.status === 500) {
        logs.error(
          time + 3,
          'proxy_fcgi:error',
          `[client ${client}:${random.between(32_768, 60_999)}] ${exception}, referer: ${referer}`,
        );
      }
      return;
    }
    let start = time;
    if (!isRemembered) {
      const leaves = random.chance(0.009);
      const bytes = leaves && random.chance(0.45) ? 0 : person.site === 'app.example.com' ? 441 : 443;
      logs.access({ ...preflight, milliseconds: 1, status: 204, bytes });
      if (leaves) return;
      remembered.set(request.path, time + maxAge);
      start += random.between(3, 45);
    }
    const milliseconds = random.chance(0.02) ? random.between(1200, 5200) : random.between(25, 320);
    const { method, path, status, bytes } = request;
    logs.access({ ...entry, time: start, milliseconds, request: `${method} ${path} HTTP/1.1`, status, bytes });
  };

  page(person.from, true);
  let time = person.from + random.between(2, 9) * second;
  while (time < person.until) {
    if (random.chance(0.6)) look(time);
    else {
      const request = announced(random, person);
      ask(time, request);
      // Who sees an error presses the button again, then reloads the page.
      if (isBroken(time) && request.broken) {
        if (random.chance(0.55)) {
          time += random.between(2, 9) * second;
          ask(time, request);
        }
        if (random.chance(0.2)) {
          time += random.between(4, 20) * second;
          page(time, false);
        }
      }
    }
    time += random.between(9, 150) * second + random.between(0, 999);
  }
}
