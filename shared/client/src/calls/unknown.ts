/** The name of a provider or a model that nobody told. */
export const UNKNOWN = "unknown";
