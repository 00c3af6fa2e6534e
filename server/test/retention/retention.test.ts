import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { startProduct, type Product } from "../api/start-product.js";
import { signInAs } from "../access/sign-in-as.js";

const API_HEADERS = { "Content-Type": "application/json" };

let product: Product;
let headers: Record<string, string>;

beforeAll(async () => {
  product = await startProduct();
  headers = { ...API_HEADERS, ...(await signInAs(product)) };
}, 60_000);

afterAll(() => product.stop());

const run = async (operation: string) => {
  const { data, errors } = await ask(product, operation, { headers });
  return { answer: data as Record<string, unknown> | null, codes: errors.map((error) => error.extensions?.code) };
};
const POLICY = "keepMonths pendingMonths effectiveAt";

describe("how long raw requests are kept", () => {
  test("is three months until somebody changes it", async () => {
    const { answer } = await run(`{ retentionPolicy { ${POLICY} lastRun { endedAt } } }`);
    expect(answer).toEqual({
      retentionPolicy: { keepMonths: 3, pendingMonths: null, effectiveAt: null, lastRun: null },
    });
  });

  test("changes with the next nightly run, and can be taken back until then", async () => {
    const { answer } = await run(`mutation { changeRetention(months: 6) { ${POLICY} nextRunAt } }`);
    const policy = answer?.["changeRetention"] as Record<string, unknown>;
    expect(policy).toMatchObject({ keepMonths: 3, pendingMonths: 6, effectiveAt: policy["nextRunAt"] });
    const cancelled = await run(`mutation { cancelRetentionChange { ${POLICY} } }`);
    expect(cancelled.answer).toEqual({
      cancelRetentionChange: { keepMonths: 3, pendingMonths: null, effectiveAt: null },
    });
    expect((await run("mutation { cancelRetentionChange { keepMonths } }")).codes).toEqual(["CONFLICT"]);
  });

  test.each(["0", "121", "-3"])("cannot be %s months", async (months) => {
    expect((await run(`mutation { changeRetention(months: ${months}) { keepMonths } }`)).codes).toEqual(["BAD_INPUT"]);
    expect((await run(`{ previewRetention(months: ${months}) { month } }`)).codes).toEqual(["BAD_INPUT"]);
  });
});

describe("what is asked for", () => {
  test("names months that are archived, and says which are not", async () => {
    expect((await run('{ archivedUsage(month: "2026-13") { total { requests } } }')).codes).toEqual(["BAD_INPUT"]);
    expect((await run('{ archivedUsage(month: "2026-01") { total { requests } } }')).codes).toEqual(["NOT_FOUND"]);
    expect((await run('mutation { verifyArchive(month: "2026-01") { keepMonths } }')).codes).toEqual(["NOT_FOUND"]);
    expect((await run("{ archivedBefore }")).answer).toEqual({ archivedBefore: null });
  });
});
