import type { PriceFieldsFragment } from "../../../lib/graphql/graphql";

/** One version of a model's price, with everything that is shown of it. */
export type PriceVersion = PriceFieldsFragment;
export type PriceRate = PriceVersion["rates"][number];
