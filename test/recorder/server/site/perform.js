// Runs in the page, in its frames and in its worker: makes one call, and says what a script could see of the outcome.

const bodies = {
  json: () => '{"amount":2}',
  text: () => 'amount=2',
  form: () => {
    const form = new FormData();
    form.append('amount', '2');
    return form;
  },
  params: () => new URLSearchParams({ amount: '2' }),
  'json-blob': () => new Blob(['{"amount":2}'], { type: 'application/json' }),
  stream: () => new Blob(['{"amount":2}']).stream(),
};

const bodyOf = (call) => (call.body ? bodies[call.body]() : undefined);

const vias = {
  async fetch(call) {
    const { url, method, headers, credentials, mode, redirect, cache, keepalive, referrerPolicy, abortAfter } = call;
    const init = { method, headers, credentials, mode, redirect, cache, keepalive, referrerPolicy, body: bodyOf(call) };
    if (call.body === 'stream') init.duplex = 'half';
    if (abortAfter !== undefined) init.signal = AbortSignal.timeout(abortAfter);
    const response = await fetch(url, init);
    await response.arrayBuffer();
    return { status: response.status, type: response.type };
  },

  xhr: (call) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(call.method ?? 'GET', call.url);
      request.withCredentials = call.credentials === 'include';
      for (const [name, value] of Object.entries(call.headers ?? {})) request.setRequestHeader(name, value);
      if (call.uploadListener) request.upload.onprogress = () => undefined;
      request.onload = () => resolve({ status: request.status });
      request.onerror = () => reject(new Error('XMLHttpRequest error event'));
      request.send(bodyOf(call));
    }),

  async beacon(call) {
    return { queued: navigator.sendBeacon(call.url, bodyOf(call)) };
  },

  eventsource: (call) =>
    new Promise((resolve, reject) => {
      const source = new EventSource(call.url, { withCredentials: call.credentials === 'include' });
      source.onopen = () => {
        source.close();
        resolve({ event: 'open' });
      };
      source.onerror = () => {
        source.close();
        reject(new Error('EventSource error event'));
      };
    }),

  async font(call) {
    await new FontFace('recorded', `url(${call.url})`).load();
    return { event: 'load' };
  },

  element: (call) =>
    new Promise((resolve, reject) => {
      const element = document.createElement(call.element);
      if (call.crossOrigin) element.crossOrigin = call.crossOrigin;
      for (const [name, value] of Object.entries(call.attributes ?? {})) element.setAttribute(name, value);
      element.onload = element.onloadedmetadata = () => resolve({ event: 'load' });
      element.onerror = () => reject(new Error(`${call.element} error event`));
      element[call.element === 'link' ? 'href' : 'src'] = call.url;
      document.body.append(element);
    }),
};

const outcomeOf = (call) =>
  vias[call.via](call).then(
    (seen) => seen,
    (error) => ({ error: String(error) }),
  );

/** One call, or the same several times at once. */
const here = (call) => Promise.all(Array.from({ length: call.parallel ?? 1 }, () => outcomeOf(call)));

const inFrame = (call, source, sandbox) =>
  new Promise((resolve) => {
    const frame = document.createElement('iframe');
    if (sandbox) frame.sandbox = 'allow-scripts';
    frame.src = source;
    frame.onload = () => frame.contentWindow.postMessage(call, '*');
    addEventListener('message', (event) => resolve(event.data), { once: true });
    document.body.append(frame);
  });

const inWorker = (call) =>
  new Promise((resolve) => {
    const worker = new Worker('/perform.js');
    worker.onmessage = (event) => resolve(event.data);
    worker.postMessage(call);
  });

const places = {
  page: here,
  sandbox: (call) => inFrame(call, '/frame.html', true),
  strict: (call) => inFrame(call, '/frame-strict.html', false),
  'no-referrer': (call) => inFrame(call, '/frame-no-referrer.html', false),
  public: (call) => inFrame(call, 'http://public.example.test/frame.html', false),
  'public-insecure': (call) => inFrame(call, 'http://insecure.example.test/frame.html', false),
  worker: inWorker,
};

globalThis.perform = (call) => places[call.from ?? 'page'](call);

// Inside a frame or a worker: do what the page asks, here.
if (globalThis.parent !== globalThis) {
  addEventListener('message', async (event) => {
    const reply = (answer) => (event.source ?? globalThis).postMessage(answer, ...(event.source ? ['*'] : []));
    reply(await here(event.data));
  });
}
