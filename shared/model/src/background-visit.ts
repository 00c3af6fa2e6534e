/**
 * The header by which a page says that it asks by itself, while nobody is there: such a question does not keep the
 * session of whoever left the page open from idling.
 */
export const VISIT_HEADER = "X-Tokenledger-Visit";
export const BACKGROUND_VISIT = "background";
