import { createContainer, type Container } from "../../src/app/container.js";
import { createLogger } from "../../src/app/logger.js";
import { serve } from "../../src/app/serve.js";
import type { Product } from "./start-product.js";

export interface Replica {
  readonly url: string;
  readonly container: Container;
  stop(): Promise<void>;
}

/** One more server on the database of a product, with the same secrets. */
export async function startReplica({ container: { config }, databaseUrl }: Product): Promise<Replica> {
  const container = await createContainer({ config, logger: createLogger(config.logLevel), databaseUrl });
  const serving = await serve(container);
  return {
    url: `http://127.0.0.1:${serving.port}`,
    container,
    stop: async () => {
      await serving.stop();
      await container.close();
    },
  };
}
