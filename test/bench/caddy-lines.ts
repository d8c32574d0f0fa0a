const combined = /^(\S+) - - \[([^\]]+)\] "(\w+) (\S+) [^"]*" (\d+) (\S+) "(https:\/\/[^/"]+)\/" "([^"]*)"/;
const allowed = 'content-type';

/** A line of a made log as Caddy would have written it, with the CORS headers that browsers and a server would send. */
export function asCaddyLine(line: string): string {
  const [, client = '', stamp = '', method = '', uri, status = '', size = '', origin = '', agent] =
    combined.exec(line) ?? [];
  const isPreflight = method === 'OPTIONS';
  const isAnswered = isPreflight ? status === '204' : method === 'POST';
  const crosses = isPreflight || method === 'POST';
  return `${JSON.stringify({
    level: 'info',
    ts: Date.parse(stamp.replace(/\//g, ' ').replace(':', ' ')) / 1000,
    logger: 'http.log.access.log0',
    msg: 'handled request',
    request: {
      remote_ip: client,
      remote_port: '50760',
      client_ip: client,
      proto: 'HTTP/2.0',
      method,
      host: 'api.example.com',
      uri,
      headers: {
        'User-Agent': [agent],
        Referer: [`${origin}/`],
        ...(crosses ? { Origin: [origin] } : {}),
        ...(isPreflight
          ? { 'Access-Control-Request-Method': ['POST'], 'Access-Control-Request-Headers': [allowed] }
          : {}),
      },
    },
    bytes_read: 0,
    user_id: '',
    duration: 0.000_93,
    size: size === '-' ? 0 : Number(size),
    status: Number(status),
    resp_headers: {
      Server: ['Caddy'],
      ...(isAnswered ? { 'Access-Control-Allow-Origin': [origin] } : {}),
      ...(isAnswered && isPreflight
        ? { 'Access-Control-Allow-Methods': ['POST'], 'Access-Control-Allow-Headers': [allowed] }
        : {}),
    },
  })}\n`;
}
