/**
 * The environment in which everything is measured. What a machine makes every Node process read before it does
 * anything, such as 35 ms of certificates that nobody verifies, is no figure of a program.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...rest } = process.env;
  return rest;
}
