/** Migrated once per run and copied for every test file. Nobody may be connected to it while it is copied. */
export const TEMPLATE_DATABASE = "template_tokenledger";
