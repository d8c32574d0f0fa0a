import type { Random } from '../helpers/random.js';
import type { Sent } from './log.js';
import type { Wire } from './person.js';
import { second, soundBytes, type World } from './world.js';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/103.0.0.0 Safari/537.36';

/** What is in every log besides pages and their requests. */
export function addNoise(world: World, random: Random, wire: Wire): void {
  const anyTime = () => world.opening + Math.floor(random.next() * (world.closing - world.opening));
  const options = (kind: string, sent: Partial<Sent> & Pick<Sent, 'target' | 'time'>) =>
    wire.send({
      client: '198.51.100.9',
      agent: chrome,
      referer: '-',
      milliseconds: random.between(1, 9),
      method: 'OPTIONS',
      status: 200,
      bytes: 126,
      truth: { is: 'options', kind },
      ...sent,
    });

  for (let i = random.between(0, 40); i > 0; i--) {
    const agent = 'Apache/2.4.71 (Debian) (internal dummy connection)';
    options('internal-dummy', { client: '127.0.0.1', agent, target: '*', protocol: 'HTTP/1.0', time: anyTime() });
  }
  for (let i = random.between(0, 4); i > 0; i--) {
    const agent = random.pick([
      'Microsoft Office Protocol Discovery',
      'Microsoft-WebDAV-MiniRedir/10.0.19045',
      'gvfs/1.50.3',
    ]);
    options('webdav', { client: `192.0.2.${i}`, agent, target: '/shared/price-list.docx', time: anyTime() });
  }
  for (let i = random.between(0, 6); i > 0; i--) {
    const referer = 'https://api.example.com/docs/console';
    options('same-origin', { client: '203.0.113.64', referer, target: '/api/v2/orders', time: anyTime() });
  }
  for (let i = random.between(0, 2); i > 0; i--) {
    options('foreign-protocol', {
      agent: '-',
      target: random.pick(['sip:nm', 'rtsp://192.0.2.1/']),
      protocol: 'SIP/2.0',
      status: 400,
      time: anyTime(),
    });
  }
  for (let i = random.between(0, 2); i > 0; i--) scan(anyTime(), `198.51.100.${i}`, random, options);
  if (random.chance(0.3)) addUnluckyClient(anyTime(), random, wire);
  addBots(world, random, options);
}

const probes = [
  '/admin',
  '/login',
  '/console',
  '/backup',
  '/upload',
  '/graphql',
  '/actuator',
  '/cgi-bin/',
  '/.git/config',
  '/wp-json/',
  '/phpmyadmin/',
  '/solr/',
];

/** A scanner with the User-Agent of a browser; most of what it asks for is refused. */
function scan(start: number, client: string, random: Random, options: AddOptions): void {
  const accepts = random.chance(0.3);
  for (const [i, target] of probes.entries()) {
    const status = accepts ? 200 : random.pick([404, 405, 403]);
    options('scanner', { client, target, status, time: start + i * random.between(1, 3) * second });
  }
}

type AddOptions = (kind: string, sent: Partial<Sent> & Pick<Sent, 'target' | 'time'>) => void;

/** Scanners from many addresses, all at once, and monitors that ask for one URL over and over. */
function addBots({ hardship, opening, closing }: World, random: Random, options: AddOptions): void {
  if (hardship.bots === 0) return;
  const start = opening + Math.floor((closing - opening) * (0.2 + 0.6 * random.next()));
  for (let sent = 0; sent < hardship.bots / 2; sent += probes.length) {
    scan(
      start + random.between(0, 300) * second,
      `198.18.${random.between(0, 9)}.${random.between(1, 250)}`,
      random,
      options,
    );
  }
  const every = Math.floor((closing - opening) / (hardship.bots / 2));
  for (let time = opening; time < closing; time += every) {
    const sent = {
      client: '198.19.0.7',
      agent: 'Uptime-Check/2.1',
      target: '/api/v2/profile',
      status: 204,
      bytes: soundBytes,
    };
    options('other', { ...sent, time });
  }
}

/** A browser extension or a proxy of its own breaks one client, which tries over and over. */
function addUnluckyClient(start: number, random: Random, wire: Wire): void {
  const status = random.pick([403, 204]);
  for (let i = random.between(6, 20); i > 0; i--) {
    wire.send({
      client: '192.0.2.251',
      agent: chrome.replace('103', '143'),
      referer: 'https://app.example.com/',
      time: start + i * random.between(2, 6) * second,
      milliseconds: 3,
      method: 'OPTIONS',
      target: `/api/v2/orders/${random.between(100, 900)}`,
      status,
      bytes: 441,
      truth: { is: 'preflight', id: wire.nextId(), fate: status === 204 ? 'blocked' : 'refused' },
    });
  }
}
