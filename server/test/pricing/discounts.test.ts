import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { addProject, answered, asAdmin, asAnalyst, withKey, type Asker } from "./ask-prices.js";
import { countAudits, lastAudit } from "./audit.js";

const CREATE = /* GraphQL */ `
  mutation ($input: DiscountInput!) {
    createDiscount(input: $input) {
      id
      projectId
      provider
      model
      factor
      effectiveFrom
      effectiveTo
      note
      createdBy
      retiredAt
    }
  }
`;
const RETIRE = 'mutation ($id: ID!) { retireDiscount(id: $id, reason: "the contract ended") { id retiredAt } }';
const NOTES = "{ discounts { note createdBy } }";

const DEAL = { factor: "0.93", effectiveFrom: "2026-01-01T00:00:00.000Z", note: "contract 7" };

interface DiscountAnswer {
  readonly note: string;
  readonly createdBy: string | null;
}

let product: Product;
let admin: Asker;
let analyst: Asker;
let other: { readonly id: string; readonly key: string };

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
  analyst = await asAnalyst(product);
  other = await addProject(product, "other");
});

afterAll(() => product.stop());

const idOf = async (input: object): Promise<string> => {
  return (answered(await admin(CREATE, { input }), "createDiscount") as { id: string }).id;
};

describe("a discount", () => {
  test("is what was agreed, for a provider by the name of its list, and an entry of the audit log", async () => {
    const input = { ...DEAL, provider: "Vertex_AI", model: " gemini-2.5-pro ", factor: "0.9300" };
    const { data } = await admin(CREATE, { input });
    expect(data).toMatchObject({
      createDiscount: {
        projectId: null,
        provider: "google",
        model: "gemini-2.5-pro",
        factor: "0.93",
        effectiveFrom: DEAL.effectiveFrom,
        effectiveTo: null,
        createdBy: "admin@localhost",
        retiredAt: null,
      },
    });
    expect(await lastAudit(product, "discount.create")).toMatchObject({
      email: "admin@localhost",
      before: null,
      after: { provider: "google", model: "gemini-2.5-pro", factorPpm: 930_000, effectiveTo: null },
    });
  });

  test("from the same instant for the same is refused, until the first is retired", async () => {
    const input = { ...DEAL, provider: "openai", model: "gpt-5" };
    const first = await idOf(input);
    const twin = await admin(CREATE, { input: { ...input, model: "GPT-5", factor: "0.5" } });
    expect(twin.errors[0]?.extensions["code"]).toBe("CONFLICT");
    await idOf({ ...input, effectiveFrom: "2026-02-01T00:00:00.000Z" });
    await idOf({ ...input, projectId: other.id });
    const { data } = await admin(RETIRE, { id: first });
    expect(data).toEqual({ retireDiscount: { id: first, retiredAt: expect.any(String) as unknown } });
    expect(await lastAudit(product, "discount.retire")).toMatchObject({
      target_id: first,
      before: { retiredAt: null },
      reason: "the contract ended",
    });
    expect((await admin(RETIRE, { id: first })).errors[0]?.extensions["code"]).toBe("CONFLICT");
    await idOf(input);
  });

  test("that two administrators create at once exists once", async () => {
    const input = { ...DEAL, provider: "anthropic" };
    const answers = await Promise.all([admin(CREATE, { input }), admin(CREATE, { input })]);
    expect(answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions["code"]))).toEqual(["CONFLICT"]);
  });

  test.each([
    { name: "a factor below nothing", change: { factor: "-0.1" }, field: "factor" },
    { name: "a factor above ten", change: { factor: "10.000001" }, field: "factor" },
    { name: "a seventh digit", change: { factor: "0.9300001" }, field: "factor" },
    { name: "an end before its start", change: { effectiveTo: "2025-12-31T00:00:00Z" }, field: "effectiveTo" },
    { name: "an end at its start", change: { effectiveTo: DEAL.effectiveFrom }, field: "effectiveTo" },
    { name: "a start in another age", change: { effectiveFrom: "1815-01-01T00:00:00Z" }, field: "effectiveFrom" },
    { name: "a project that does not exist", change: { projectId: "99999" }, field: "projectId" },
    { name: "a project that cannot exist", change: { projectId: "all" }, field: "projectId" },
    { name: "an empty provider", change: { provider: "" }, field: "provider" },
    { name: "a model of too many letters", change: { model: "m".repeat(129) }, field: "model" },
    { name: "no note", change: { note: " " }, field: "note" },
  ])("with $name is refused, and nothing is written down", async ({ change, field }) => {
    const before = await countAudits(product);
    const { errors } = await admin(CREATE, { input: { ...DEAL, ...change } });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field });
    expect(await countAudits(product)).toBe(before);
  });

  test("of one project is not seen by the key of another", async () => {
    const own = await addProject(product, "own");
    await idOf({ ...DEAL, projectId: own.id, note: "of own" });
    await idOf({ ...DEAL, note: "of everybody" });
    const seenBy = async (asker: Asker) => {
      const seen = answered(await asker(NOTES), "discounts") as readonly DiscountAnswer[];
      return seen.filter(({ note }) => note.startsWith("of "));
    };
    expect(await seenBy(withKey(product, own.key))).toEqual([
      { note: "of everybody", createdBy: null },
      { note: "of own", createdBy: null },
    ]);
    expect(await seenBy(withKey(product, other.key))).toEqual([{ note: "of everybody", createdBy: null }]);
    expect(await seenBy(analyst)).toContainEqual({ note: "of own", createdBy: "admin@localhost" });
  });

  test("is made and retired by administrators alone", async () => {
    const id = await idOf({ ...DEAL, provider: "mistral" });
    for (const asker of [analyst, withKey(product, API_KEY)]) {
      expect((await asker(CREATE, { input: DEAL })).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
      expect((await asker(RETIRE, { id })).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
    }
  });

  test("that does not exist cannot be retired", async () => {
    expect((await admin(RETIRE, { id: "424242" })).errors[0]?.extensions["code"]).toBe("NOT_FOUND");
    expect((await admin(RETIRE, { id: "x" })).errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field: "id" });
  });
});
