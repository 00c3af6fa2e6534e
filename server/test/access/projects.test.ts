import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bootstrap } from "../../src/access/bootstrap.js";
import { startProduct, type Product } from "../api/start-product.js";
import { answered, asAdmin, type Asker } from "../pricing/ask-prices.js";
import { countAudits, lastAudit } from "../pricing/audit.js";
import { codesOf, issue } from "./ask-keys.js";

const CREATE = "mutation ($name: String!) { createProject(name: $name) { id name isDemo keys } }";
const RENAME = "mutation ($id: ID!, $name: String!) { renameProject(id: $id, name: $name) { id name keys } }";

let product: Product;
let admin: Asker;

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
});

afterAll(() => product.stop());

const create = async (name: string) => answered(await admin(CREATE, { name }), "createProject") as { id: string };

describe("a project", () => {
  test("is created under a name of its own, owns keys, and both acts are written down", async () => {
    const { id } = await create(" notes ");
    await issue(admin, { projectId: id });
    expect(await lastAudit(product, "project.create")).toMatchObject({
      target_kind: "project",
      target_id: id,
      before: null,
      after: { name: "notes" },
    });
    expect(answered(await admin(RENAME, { id, name: "notes app" }), "renameProject")).toEqual({
      id,
      name: "notes app",
      keys: 1,
    });
    expect(await lastAudit(product, "project.rename")).toMatchObject({
      target_id: id,
      before: { name: "notes" },
      after: { name: "notes app" },
    });
    expect(answered(await admin("{ projects { name keys isDemo } }"), "projects")).toEqual([
      { name: "default", keys: 1, isDemo: false },
      { name: "notes app", keys: 1, isDemo: false },
    ]);
    const before = await countAudits(product);
    answered(await admin(RENAME, { id, name: "notes app" }), "renameProject");
    expect(await countAudits(product)).toBe(before);
  });

  test("is not called as another, also when two are created at once", async () => {
    const answers = await Promise.all([admin(CREATE, { name: "twins" }), admin(CREATE, { name: "twins" })]);
    expect(answers.flatMap(codesOf)).toEqual(["CONFLICT"]);
    const { id } = await create("lonely");
    const { errors } = await admin(RENAME, { id, name: "twins" });
    expect(errors[0]?.extensions).toEqual({ code: "CONFLICT", field: "name" });
    expect(codesOf(await admin(RENAME, { id: "424242", name: "nobody's" }))).toEqual(["NOT_FOUND"]);
    for (const name of ["", "n".repeat(65), "a\0b"]) {
      expect((await admin(CREATE, { name })).errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field: "name" });
    }
  });

  test("that was the first keeps its new name: the next start adds none", async () => {
    answered(await admin(RENAME, { id: "1", name: "first" }), "renameProject");
    const { orm, apiKeys, clock } = product.container;
    const options = { adminEmail: "admin@localhost", adminPassword: null, bootstrapApiKey: null };
    await bootstrap({ em: orm.em.fork(), apiKeys, clock }, options);
    const projects = answered(await admin("{ projects { name } }"), "projects");
    expect(projects).not.toContainEqual({ name: "default" });
  });
});
