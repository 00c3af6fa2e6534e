/** Of every answer that says come again: 429 and 503. */
export const RETRY_AFTER_SECONDS = "2";

export const DATABASE_AWAY = "The database cannot be reached right now. Try again in a moment.";
