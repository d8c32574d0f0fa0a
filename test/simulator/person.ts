import type { Random } from '../helpers/random.js';
import type { Sent } from './log.js';
import { type Endpoint, endpoints, isBroken, minute, second, soundBytes, type World } from './world.js';

/** Hands out numbers for preflights, and takes what was sent. */
export type Wire = { readonly send: (sent: Sent) => void; readonly nextId: () => number };

const agents: readonly (readonly [string, number])[] = [
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
    50,
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', 20],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
    20,
  ],
];

type Person = { readonly client: string; readonly agent: string; readonly referer: string };

/** A school behind one address shares one program too. */
const crowd = { client: '203.0.113.7', agent: agents[0]?.[0] ?? '' };

function somebody({ hardship }: World, random: Random): Person {
  const referer = random.chance(0.04)
    ? '-'
    : random.chance(0.85)
      ? 'https://app.example.com/'
      : 'https://admin.example.com/';
  if (random.chance(hardship.crowd)) return { ...crowd, referer };
  const client = `${random.pick(['198.51.100', '203.0.113', '192.0.2'])}.${random.between(10, 250)}`;
  return { client, agent: random.weighted(agents), referer };
}

/** One person's visit: plain requests, announced ones, and what people do when something does not work. */
export function visit(world: World, random: Random, wire: Wire): void {
  const person = somebody(world, random);
  const remembered = new Map<string, number>();
  let time = world.opening + Math.floor(random.next() * (world.closing - world.opening - minute));
  const leaves = Math.min(world.closing, time + random.between(4, 40) * minute);

  const send = (sent: Pick<Sent, 'time' | 'method' | 'target' | 'truth'> & Partial<Sent>) =>
    wire.send({
      ...person,
      milliseconds: random.between(2, 60),
      status: 200,
      bytes: random.between(300, 9000),
      ...sent,
    });

  const look = (at: number) => {
    const target = random.weighted([
      [`/api/v2/orders/${random.between(100, 900)}`, 5],
      [`/api/v2/orders?page=${random.between(1, 9)}`, 4],
      ['/api/v2/profile', 2],
      ['/api/v2/session', 4],
    ]);
    send({ time: at, method: 'GET', target, truth: { is: 'request', of: null } });
  };

  /** Sends the announced request; a dropped connection is tried again by the browser itself. */
  const request = (at: number, { method }: Endpoint, target: string, of: number | null) => {
    const milliseconds = random.chance(world.hardship.slow) ? random.between(1500, 25_000) : random.between(15, 400);
    const isDropped = random.chance(0.003);
    const sent = { time: at, method, target, milliseconds, bytes: isDropped ? 0 : random.between(400, 1500) };
    send({ ...sent, truth: { is: 'request', of } });
    if (isDropped) send({ ...sent, time: at + 300, bytes: 700, truth: { is: 'request', of: null } });
  };

  /** False where the page gets no answer. */
  const ask = (at: number, endpoint: Endpoint, target: string): 'answered' | 'failed' | 'closed' => {
    const cacheKey = `${endpoint.method} ${target}`;
    if ((remembered.get(cacheKey) ?? 0) > at) {
      request(at, endpoint, target, null);
      return 'answered';
    }
    const id = wire.nextId();
    const milliseconds = random.chance(0.01) ? random.between(800, 4000) : random.between(1, 30);
    const preflight = { time: at, method: 'OPTIONS', target, milliseconds };
    if (isBroken(world, endpoint.path, at, random)) {
      const { status = 500, bytes = 0 } = world.incident ?? {};
      const isRefused = status < 200 || status > 299;
      send({ ...preflight, status, bytes, truth: { is: 'preflight', id, fate: isRefused ? 'refused' : 'blocked' } });
      return 'failed';
    }
    // A stray failure, as every server has now and then.
    if (random.chance(0.001)) {
      send({ ...preflight, status: 503, bytes: 400, truth: { is: 'preflight', id, fate: 'refused' } });
      return 'failed';
    }
    if (random.chance(world.hardship.closed)) {
      const bytes = random.chance(0.45) ? 0 : soundBytes;
      send({ ...preflight, status: 204, bytes, truth: { is: 'preflight', id, fate: 'closed' } });
      return 'closed';
    }
    send({ ...preflight, status: 204, bytes: soundBytes, truth: { is: 'preflight', id, fate: 'followed' } });
    remembered.set(cacheKey, at + world.maxAge * second);
    request(at + milliseconds + random.between(2, 60), endpoint, target, id);
    return 'answered';
  };

  send({ time, method: 'GET', target: '/', truth: { is: 'request', of: null } });
  time += random.between(1, 5) * second;
  while (time < leaves) {
    if (random.chance(0.4)) {
      look(time);
    } else {
      const endpoint = random.weighted(endpoints.map((one) => [one, one.weight] as const));
      const target = endpoint.hasId ? `${endpoint.path}/${random.between(100, 900)}` : endpoint.path;
      const outcome = ask(time, endpoint, target);
      if (outcome === 'closed') return;
      if (outcome === 'failed') time = cope(time, endpoint, target);
    }
    time += random.between(3, 70) * second + random.between(0, 999);
  }

  /** Presses the button again, reloads the page, or the page tries without the header that needed a preflight. */
  function cope(failedAt: number, endpoint: Endpoint, target: string): number {
    let at = failedAt;
    if (random.chance(0.05)) {
      send({ time: at + random.between(80, 600), method: 'GET', target, truth: { is: 'request', of: null } });
    }
    for (let again = 0; again < 3 && random.chance(0.45); again++) {
      at += random.between(2, 9) * second;
      if (ask(at, endpoint, target) !== 'failed') return at;
    }
    if (random.chance(0.2)) {
      at += random.between(3, 15) * second;
      send({ time: at, method: 'GET', target: '/', truth: { is: 'request', of: null } });
      look(at + 700);
    }
    return at;
  }
}
