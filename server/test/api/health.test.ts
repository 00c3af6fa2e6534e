import { expect, test } from "vitest";
import { startProduct } from "./start-product.js";

test("is ready while it runs, and not any more from the moment it begins to stop", async () => {
  const product = await startProduct();
  const { health } = product.container;
  const ready = () => fetch(`${product.url}/readyz`);
  expect((await ready()).status).toBe(200);

  for (const state of [
    { started: false, draining: false },
    { started: true, draining: true },
  ]) {
    Object.assign(health, state);
    const refused = await ready();
    expect(refused.status).toBe(503);
    expect(await refused.json()).toEqual({ status: "unavailable", database: true, ...state });
  }

  Object.assign(health, { started: true, draining: false });
  const stopping = product.stop();
  expect(health.draining).toBe(true);
  await stopping;
});
