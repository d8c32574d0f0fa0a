/** What the page asks of `callApi` in site/app.js. */
export type ApiCall = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
};

export type Step = { readonly visit: string } | { readonly call: ApiCall };

export type Act = { readonly folder: string; readonly steps: readonly Step[] };

const asScript = { 'X-Requested-With': 'XMLHttpRequest' };
const order = { customer: 88, lines: [{ article: 'A-310', amount: 3 }] };

const visit = (page: string): Step => ({ visit: `http://app.example.test${page}` });
const get = (path: string): Step => ({ call: { method: 'GET', path } });
const send = (method: string, path: string, json?: unknown): Step => ({
  call: { method, path, headers: asScript, ...(json === undefined ? {} : { json }) },
});

/** The same work at the same desk in acts a to c, and in e, so that only the configuration differs. */
const deskWork: readonly Step[] = [
  visit('/'),
  get('/v1/orders'),
  get('/v1/orders/17'),
  send('PUT', '/v1/orders/17', order),
  send('POST', '/v1/orders', order),
  send('DELETE', '/v1/orders/12'),
  visit('/customers.html'),
  get('/v1/customers/88'),
  send('PATCH', '/v1/customers/88', { phone: '555-0142' }),
  // Answered by httpd itself: an encoded slash, a method filter, a password, a file.
  send('PUT', '/v1/orders/2026%2F17', order),
  send('PUT', '/v1/stock', { article: 'A-310', stock: 4 }),
  send('PUT', '/v1/staff/3', { shift: 'late' }),
  get('/price-list.json'),
  send('PUT', '/price-list.json', { 'A-310': '4.40' }),
  send('PUT', '/v1/orders/18', order),
  get('/v1/orders'),
];

export const acts: readonly Act[] = [
  { folder: 'seed-a-header-set', steps: deskWork },
  { folder: 'seed-b-header-always-set', steps: deskWork },
  { folder: 'seed-c-rewrite-204', steps: deskWork },
  {
    folder: 'seed-d-backend-exception',
    steps: [
      visit('/'),
      get('/v1/orders'),
      send('POST', '/v1/export', { format: 'csv', year: 2026 }),
      send('POST', '/v1/export', { format: 'xml', year: 2026 }),
      send('PUT', '/v1/reports/7', { title: 'November' }),
      get('/v1/reports/7'),
      send('PUT', '/v1/invoices/41', { paid: true }),
      get('/v1/invoices/41'),
      send('POST', '/v1/labels', { order: 17 }),
      visit('/customers.html'),
      get('/v1/customers/88'),
      send('POST', '/v1/export', { format: 'csv', year: 2025 }),
    ],
  },
  {
    folder: 'seed-e-rewrite-200',
    steps: [
      ...deskWork,
      send('PUT', '/v1/orders/19', order),
      send('PUT', '/v1/customers/88', { phone: '555-0143' }),
      send('DELETE', '/v1/orders/18'),
      send('PATCH', '/v1/customers/89', { phone: '555-0144' }),
    ],
  },
];
