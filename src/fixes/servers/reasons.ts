/** Why a remedy helps, where the reason is the browser's and not one server's. */
export const reasons = {
  methods: 'A method other than GET, HEAD and POST must be listed by name.',
  headers: 'Every header name that the preflight announces must be listed.',
  credentials:
    'With credentials a browser wants the literal origin, never *, and Access-Control-Allow-Credentials with exactly the value true.',
  onlyListed:
    'The origins in the list are compared letter by letter, and what any other was allowed so far is taken out: null, look-alikes, and whatever Origin somebody sends.',
  vary: 'Vary: Origin tells every cache to keep the answers for different origins apart.',
  authentication: 'A browser sends no credentials with a preflight; the request itself still needs them.',
} as const;

/** The first line above a list of origins. */
export const originsHeading = 'Who may read the answers: one line for each origin.';
