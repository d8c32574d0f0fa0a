import type { Situation, Snippet } from './server.js';

/** Remedies that no server's configuration can carry out; `ofServer` adds what is peculiar to one server. */

export function lookAtApplication(situation: Situation, ofServer: readonly string[]): Snippet {
  if (situation.stoppedInBrowser) {
    return {
      blocks: [],
      notes: [
        'Look at the page first: its own code or the browser refused this request, and no server can change that.',
      ],
      why: 'Nothing was sent, so nothing that a server answers matters.',
    };
  }
  const gateway = [...situation.statuses].some((status) => status >= 502 && status <= 504);
  return {
    blocks: [],
    notes: [
      gateway
        ? 'Look at your application first: it was down, refused the connection or took too long. CORS headers only decide whether the page can read that error.'
        : 'Look at your application first: it threw an exception when it was asked OPTIONS. Find the exception in its own log at the time of these failures.',
      ...ofServer,
      'Answering OPTIONS in front of the application would only hide this: the request that follows meets the same application.',
    ],
    why: gateway
      ? 'The server in front got no usable answer from the application behind it.'
      : 'A preflight needs a status from 200 to 299, and an exception turns it into 5xx before any CORS code has its say.',
  };
}

export function lookAtNetwork(situation: Situation): Snippet {
  return {
    blocks: [],
    notes: situation.stoppedInBrowser
      ? [
          'Look at the browser first: a content security policy, a blocker, mixed content or the page itself stopped the request.',
        ]
      : [
          'Look at the connection first: name resolution, certificate, firewall, and whether the server was up at that time.',
          'Run the curl line with -v from the network of a failing client: it names the step that fails.',
        ],
    why: 'There was no HTTP response, so no header could have helped.',
  };
}

export function stopRedirect(ofServer: readonly string[]): Snippet {
  return {
    blocks: [],
    notes: [
      'Change the URL in the client to the one the redirect leads to: the Location line in the answer to the OPTIONS.',
      'Usual reasons: http instead of https, a missing or extra slash at the end, a host name with or without www, a login page.',
      ...ofServer,
      'Answering the preflight alone does not help where the request itself is then redirected to another origin: the browser sends Origin: null from there on.',
    ],
    why: 'A browser follows no redirect of a preflight, and sends the request nowhere else.',
  };
}

export function lookAtPage(): Snippet {
  return {
    blocks: [],
    notes: [
      'Look at the page first: search its code for Access-Control-Allow where it sets the headers of a request (fetch, axios, XMLHttpRequest), and take that out.',
    ],
    why: 'These are headers of a response. In a request they permit nothing, and each of them makes the browser ask for one more permission.',
  };
}
