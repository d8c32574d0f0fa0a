/** Stands where an origin of the user's would: nothing seen in a log is allowed by itself. */
export const placeholderOrigin = 'https://app.example.com';

/** Stands where the failing host would, in commands, where the input does not name it. */
export const placeholderHost = 'api.example.com';
