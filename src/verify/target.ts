/** The one server that requests are sent to. Nothing from the input can change it. */
export type Target = {
  readonly secure: boolean;
  /** Without the brackets of an IPv6 address. */
  readonly hostname: string;
  readonly port: number;
  /** Stands before every path; empty, or without a slash at its end. */
  readonly basePath: string;
  /** As it is shown: scheme, authority and base path. */
  readonly url: string;
};

/** Reads `--target`; the error is one sentence. */
export function parseTarget(text: string): Target | { readonly error: string } {
  if (!URL.canParse(text))
    return { error: 'A target looks like https://api.example.com or http://127.0.0.1:8080/base.' };
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { error: 'A target begins with https:// or http://.' };
  if (url.username !== '' || url.password !== '') {
    return { error: 'A target has no user name or password: preflights are sent without credentials.' };
  }
  if (url.search !== '' || url.hash !== '') return { error: 'A target has no query and no fragment.' };
  const secure = url.protocol === 'https:';
  const basePath = url.pathname.replace(/\/+$/, '');
  return {
    secure,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    basePath,
    url: `${url.origin}${basePath}`,
  };
}

/** Whether an authority of the input, with any port, names the host of the target. */
export function isHostOf(target: Target, authority: string): boolean {
  return hostOf(authority) === target.hostname;
}

function hostOf(authority: string): string {
  const [, bracketed, plain = ''] = /^\[([^\]]*)\]|^([^:]*)/.exec(authority.toLowerCase()) ?? [];
  return bracketed ?? plain;
}
