/** Chromium's word for a refused Local Network Access permission, as its HAR shows it. */
export function isLocalNetworkError(error: string | null): boolean {
  return error !== null && /LOCAL_NETWORK_ACCESS|PRIVATE_NETWORK_ACCESS/.test(error);
}

/**
 * Whether the recorder's error text speaks against CORS: `net::ERR_FAILED` is what Chromium writes for every CORS
 * block (and for some others), `net::ERR_ABORTED` and `net::ERR_BLOCKED_BY_*` never stand for one.
 */
export function isNoCorsError(error: string | null): boolean {
  return (
    error !== null && /ERR_ABORTED|ERR_BLOCKED_BY_(?!LOCAL_NETWORK|PRIVATE_NETWORK)|NS_BINDING_ABORTED/.test(error)
  );
}

/** Whether the error is one of the connection: Chromium's own name for it, and none that it writes for a block. */
export function isTransportError(error: string | null): boolean {
  return error !== null && /^net::ERR_(?!FAILED|ABORTED|BLOCKED_BY)/.test(error);
}
