import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMember } from "../api/add-member.js";
import { ask, type GraphqlAnswer } from "../api/ask.js";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, API_KEY, startProduct, type Product } from "../api/start-product.js";
import { countAudits, lastAudit } from "../pricing/audit.js";

const SAVE = "mutation ($input: SaveViewInput!) { saveView(input: $input) { id name isMine createdBy } }";
const RENAME = "mutation ($id: ID!, $name: String!) { renameView(id: $id, name: $name) { id name } }";
const DELETE = "mutation ($id: ID!) { deleteView(id: $id) }";
const LIST =
  "query ($page: String) { savedViews(page: $page) { id name page search shared isMine canDelete createdBy } }";

type Headers = Record<string, string>;
interface View {
  readonly id: string;
  readonly name: string;
}

let product: Product;
let admin: Headers;
let ana: Headers;
let otto: Headers;

beforeAll(async () => {
  product = await startProduct();
  admin = await signInAs(product, ADMIN);
  ana = (await addMember(product, "ana@example.com", "ANALYST")).headers;
  otto = (await addMember(product, "otto@example.com", "AUDITOR")).headers;
});

afterAll(() => product.stop());

const send = (headers: Headers, query: string, variables: Record<string, unknown> = {}) =>
  ask(product, query, { headers, variables });

function answered({ data, errors }: GraphqlAnswer, field: string): unknown {
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data?.[field];
}

const save = async (headers: Headers, name: string, change: Record<string, unknown> = {}) =>
  answered(
    await send(headers, SAVE, { input: { name, page: "/", search: "?range=7d", shared: false, ...change } }),
    "saveView",
  ) as View;
const namesFor = async (headers: Headers, page?: string) =>
  (answered(await send(headers, LIST, { page }), "savedViews") as View[]).map(({ name }) => name);
const seen = async (headers: Headers, id: string) =>
  (answered(await send(headers, LIST), "savedViews") as View[]).find((view) => view.id === id);
const refusal = ({ errors }: GraphqlAnswer) => errors[0]?.extensions;

describe("a saved view", () => {
  test("is kept for its owner alone, and the audit log is not told what was searched", async () => {
    const search = "?range=7d&note=letter-to-a-doctor";
    const { id } = await save(ana, " Week ", { page: "/requests", search });
    expect(answered(await send(ana, LIST, { page: "/requests" }), "savedViews")).toEqual([
      {
        id,
        name: "Week",
        page: "/requests",
        search,
        shared: false,
        isMine: true,
        canDelete: true,
        createdBy: "ana@example.com",
      },
    ]);
    expect(await namesFor(ana, "/users")).not.toContain("Week");
    expect(await namesFor(otto)).not.toContain("Week");
    const entry = await lastAudit(product, "view.save");
    expect(entry).toMatchObject({
      target_kind: "savedView",
      target_id: id,
      after: { name: "Week", page: "/requests" },
    });
    expect(JSON.stringify(entry)).not.toContain("letter-to-a-doctor");
  });

  test("of somebody else is as good as not there, also for an administrator", async () => {
    const { id } = await save(ana, "Private");
    for (const headers of [otto, admin]) {
      expect(refusal(await send(headers, DELETE, { id }))).toMatchObject({ code: "NOT_FOUND" });
      expect(refusal(await send(headers, RENAME, { id, name: "Mine" }))).toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await namesFor(ana)).toContain("Private");
  });

  test("that is shared is seen by all members under its owner's name, and changed by its owner", async () => {
    const { id } = await save(ana, "For all", { shared: true });
    expect(await seen(otto, id)).toMatchObject({
      name: "For all",
      isMine: false,
      canDelete: false,
      createdBy: "ana@example.com",
    });
    expect(await seen(admin, id)).toMatchObject({ isMine: false, canDelete: true });
    expect(refusal(await send(otto, RENAME, { id, name: "Mine" }))).toMatchObject({ code: "FORBIDDEN" });
    expect(refusal(await send(otto, DELETE, { id }))).toMatchObject({ code: "FORBIDDEN" });
    answered(await send(ana, RENAME, { id, name: "For everybody" }), "renameView");
    expect(await lastAudit(product, "view.rename")).toMatchObject({
      before: { name: "For all" },
      after: { name: "For everybody" },
    });
    expect(await namesFor(otto)).toContain("For everybody");
    expect(answered(await send(ana, DELETE, { id }), "deleteView")).toBe(id);
    expect(await namesFor(otto)).not.toContain("For everybody");
  });

  test("that is shared is cleared away by whoever may change the settings, and the entry says which it was", async () => {
    const { id } = await save(ana, "Left behind", { shared: true });
    answered(await send(admin, DELETE, { id }), "deleteView");
    expect(await lastAudit(product, "view.delete")).toMatchObject({
      target_id: id,
      before: { name: "Left behind", page: "/", shared: true },
    });
    expect(refusal(await send(ana, DELETE, { id }))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("is not called as another of its owner on the same page, in whatever case, also when two are saved at once", async () => {
    const input = { name: "Twins", page: "/", search: "", shared: false };
    const both = await Promise.all([send(ana, SAVE, { input }), send(ana, SAVE, { input })]);
    expect(both.flatMap(({ errors }) => errors.map(({ extensions }) => extensions))).toEqual([
      { code: "CONFLICT", field: "name" },
    ]);
    const { id } = await save(ana, "Lonely");
    expect(refusal(await send(ana, RENAME, { id, name: "twins" }))).toEqual({ code: "CONFLICT", field: "name" });
    await save(ana, "Twins", { page: "/users" });
    await save(otto, "Twins");
  });

  test("that is renamed to what it is called leaves no entry", async () => {
    const { id } = await save(ana, "Same");
    const before = await countAudits(product);
    answered(await send(ana, RENAME, { id, name: "Same" }), "renameView");
    expect(await countAudits(product)).toBe(before);
  });

  test.each([
    { field: "name", change: { name: "" } },
    { field: "page", change: { page: "/settings/me" } },
    { field: "search", change: { search: "https://example.com" } },
  ])("is refused with a wrong $field, which the error names", async ({ field, change }) => {
    const input = { name: "Wrong", page: "/", search: "", shared: false, ...change };
    expect(refusal(await send(ana, SAVE, { input }))).toEqual({ code: "BAD_INPUT", field });
  });

  test("is nothing for an API key", async () => {
    const { errors } = await send({ Authorization: `Bearer ${API_KEY}` }, LIST);
    expect(errors[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
  });

  test("is one of a hundred at most, also when the last two are saved at once", async () => {
    const { id, headers } = await addMember(product, "collector@example.com", "ANALYST");
    await product.sql.query(
      `insert into saved_views (member_id, name, page, search, shared, created_at)
       select $1, 'v' || n, '/', '', false, now() from generate_series(1, 99) n`,
      [id],
    );
    const last = (name: string) => send(headers, SAVE, { input: { name, page: "/", search: "", shared: false } });
    const codes = (await Promise.all([last("a"), last("b")])).flatMap((answer) => refusal(answer)?.code ?? []);
    expect(codes).toEqual(["CONFLICT"]);
    const { rowCount } = await product.sql.query("select 1 from saved_views where member_id = $1", [id]);
    expect(rowCount).toBe(100);
  });
});
