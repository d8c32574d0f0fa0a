/** Header names of the CORS protocol, lower-case as `HeaderBag` keeps them. Fetch, sections "HTTP requests" and "HTTP responses". */
export const allowOrigin = 'access-control-allow-origin';
export const allowCredentials = 'access-control-allow-credentials';
export const allowMethods = 'access-control-allow-methods';
export const allowHeaders = 'access-control-allow-headers';
export const maxAge = 'access-control-max-age';
export const requestMethod = 'access-control-request-method';
export const requestHeaders = 'access-control-request-headers';
export const location = 'location';
export const vary = 'vary';
