import { connectDatabase } from "./connect-database.ts";
import type { Product } from "./start-product.ts";

/** As if an hour had passed since anybody proved who they are. */
export async function ageSessions(product: Product): Promise<void> {
  const database = await connectDatabase(product);
  await database.query("update sessions set confirmed_at = confirmed_at - interval '1 hour'");
  await database.end();
}
