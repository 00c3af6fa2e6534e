/** Of an e-mail, a password and an API key, wherever one is given: what can be set can be used. */
export const MAX_CREDENTIAL_LENGTH = 256;

/** What an `Authorization` header can carry unambiguously, as a character class. */
export const VISIBLE_ASCII = "[\\x21-\\x7e]";
