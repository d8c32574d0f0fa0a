import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
type Route = {
  readonly path: RegExp;
  readonly methods: Readonly<Record<string, Handler>>;
  readonly otherwise: Handler;
};

const reply =
  (status: number, body?: unknown): Handler =>
  (_request, response) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    response.writeHead(status, body === undefined ? {} : { 'Content-Type': 'application/json' }).end(text);
  };

const refuseMethod =
  (allow: string): Handler =>
  (request, response) => {
    response.setHeader('Allow', allow);
    reply(405, { error: `Method ${request.method} is not supported` })(request, response);
  };

const order = { id: 17, customer: 88, state: 'open', lines: [{ article: 'A-310', amount: 2 }] };

/** Takes whatever method comes, and trusts that a body was sent: an OPTIONS has no Content-Type, so this throws. */
const exportOrders: Handler = (request, response) => {
  const type = request.headers['content-type'] as string;
  if (!type.startsWith('application/json')) return reply(415, { error: 'JSON only' })(request, response);
  reply(202, { job: 'export-1' })(request, response);
};

const routes: readonly Route[] = [
  {
    path: /^\/v1\/orders$/,
    methods: { GET: reply(200, [order]), POST: reply(201, { id: 18 }) },
    otherwise: refuseMethod('GET, POST'),
  },
  {
    path: /^\/v1\/orders\/[^/]+$/,
    methods: { GET: reply(200, order), PUT: reply(200, order), DELETE: reply(204) },
    otherwise: refuseMethod('GET, PUT, DELETE'),
  },
  // This part of the application looks routes up by method and path together, and knows no 405.
  {
    path: /^\/v1\/customers\/[^/]+$/,
    methods: { GET: reply(200, { id: 88 }), PATCH: reply(200, { id: 88 }) },
    otherwise: reply(404, { error: 'No such route' }),
  },
  { path: /^\/v1\/stock$/, methods: { PUT: reply(200, { stock: 4 }) }, otherwise: refuseMethod('PUT') },
  { path: /^\/v1\/staff\/[^/]+$/, methods: { PUT: reply(200, { id: 3 }) }, otherwise: reply(404) },
  { path: /^\/v1\/export$/, methods: {}, otherwise: exportOrders },
  // Its worker process dies of whatever it is asked.
  { path: /^\/v1\/labels$/, methods: {}, otherwise: (request) => request.socket.destroy() },
];

/** The application behind Apache: the same in all four acts, and none of it knows CORS. */
export function createOrdersApplication(): Server {
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const route = routes.find((candidate) => candidate.path.test(path));
    const handle = route?.methods[request.method ?? ''] ?? route?.otherwise ?? reply(404, { error: 'No such route' });
    try {
      handle(request, response);
    } catch (error) {
      reply(500, { error: 'Unhandled exception', detail: String(error) })(request, response);
    }
  });
}
