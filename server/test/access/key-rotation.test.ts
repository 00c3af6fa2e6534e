import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { bootstrap } from "../../src/access/bootstrap.js";
import { startProduct, type Product } from "../api/start-product.js";
import { answered, asAdmin, type Asker } from "../pricing/ask-prices.js";
import { lastAudit } from "../pricing/audit.js";
import { codesOf, END_PREVIOUS, issue, REVOKE, ROTATE, rotate, statusOf } from "./ask-keys.js";

const PREVIOUS = "query ($id: ID!) { apiKey(id: $id) { state secretLastUsedAt previous { prefix until lastUsedAt } } }";

let product: Product;
let admin: Asker;

beforeAll(async () => {
  product = await startProduct();
  admin = await asAdmin(product);
});

afterAll(() => product.stop());

const keyOf = async (id: string) => answered(await admin(PREVIOUS, { id }), "apiKey");
const isRefused = (secret: string) =>
  vi.waitFor(async () => expect(await statusOf(product, secret)).toBe(401), { timeout: 5_000 });

describe("a rotation", () => {
  test("lets both secrets work, shows the use of the former one, and tells neither to the audit log", async () => {
    const { id, secret: former } = await issue(admin);
    expect(await statusOf(product, former)).toBe(200);
    const secret = await rotate(admin, id, 48);
    expect(secret).toMatch(/^tl_[\w-]{43}$/);
    expect(await keyOf(id)).toMatchObject({ previous: { prefix: former.slice(0, 9), lastUsedAt: null } });
    await vi.waitFor(
      async () => {
        expect(await statusOf(product, former)).toBe(200);
        expect(await keyOf(id)).toMatchObject({ previous: { lastUsedAt: expect.any(String) as unknown } });
      },
      { timeout: 5_000 },
    );
    // Only the former one was used by now, whatever was before.
    expect(await keyOf(id)).toMatchObject({ secretLastUsedAt: null });
    expect(await statusOf(product, secret)).toBe(200);
    await vi.waitFor(async () =>
      expect(await keyOf(id)).toMatchObject({ secretLastUsedAt: expect.any(String) as unknown }),
    );
    const entry = await lastAudit(product, "apiKey.rotate");
    expect(entry).toMatchObject({
      target_id: id,
      before: { prefix: former.slice(0, 9) },
      after: { prefix: secret.slice(0, 9), previousUntil: expect.any(String) as unknown },
    });
    for (const shown of [former, secret]) expect(JSON.stringify(entry)).not.toContain(shown.slice(9));
  });

  test("lets the former secret work until its time and no longer, though it was remembered", async () => {
    const { id, secret: former } = await issue(admin);
    const secret = await rotate(admin, id);
    await product.sql.query("update api_keys set previous_until = now() + interval '1 second' where id = $1", [id]);
    const { rows } = await product.sql.query<{ until: Date }>(
      "select previous_until as until from api_keys where id = $1",
      [id],
    );
    const until = rows[0]?.until.getTime() ?? 0;
    let lastWorkedAt = 0;
    await vi.waitFor(
      async () => {
        const askedAt = Date.now();
        const status = await statusOf(product, former);
        if (status === 200) lastWorkedAt = askedAt;
        expect(status).toBe(401);
      },
      { timeout: 5_000, interval: 10 },
    );
    expect(lastWorkedAt).toBeGreaterThan(0);
    expect(lastWorkedAt).toBeLessThanOrEqual(until);
    expect(await statusOf(product, secret)).toBe(200);
    expect(await keyOf(id)).toMatchObject({ state: "ACTIVE", previous: null });
  });

  test("of no hours ends the former secret at once, and another may follow", async () => {
    const { id, secret: former } = await issue(admin);
    const second = await rotate(admin, id, 0);
    expect(await statusOf(product, former)).toBe(401);
    const third = await rotate(admin, id, 0);
    expect([await statusOf(product, second), await statusOf(product, third)]).toEqual([401, 200]);
  });

  test("under way keeps another from beginning, and says until when, unless it is ended", async () => {
    const { id, secret: former } = await issue(admin);
    const second = await rotate(admin, id);
    const { errors } = await admin(ROTATE, { id });
    const { previous } = (await keyOf(id)) as { previous: { until: string } };
    expect(errors[0]).toMatchObject({ extensions: { code: "CONFLICT" } });
    expect(errors[0]?.message).toContain(previous.until);
    expect(answered(await admin(END_PREVIOUS, { id }), "endPreviousSecret")).toEqual({ previous: null });
    expect(await lastAudit(product, "apiKey.endPrevious")).toMatchObject({
      target_id: id,
      before: { previousUntil: previous.until },
    });
    expect(await statusOf(product, former)).toBe(401);
    expect(codesOf(await admin(END_PREVIOUS, { id }))).toEqual(["CONFLICT"]);
    const third = await rotate(admin, id);
    expect([await statusOf(product, second), await statusOf(product, third)]).toEqual([200, 200]);
  });

  test("of 721 hours is refused", async () => {
    const { id } = await issue(admin);
    const { errors } = await admin(ROTATE, { id, overlapHours: 721 });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_INPUT", field: "overlapHours" });
  });

  test("that two administrators begin at once is one, and the secret that was answered works", async () => {
    const { id } = await issue(admin);
    const answers = await Promise.all([admin(ROTATE, { id }), admin(ROTATE, { id })]);
    expect(answers.flatMap(codesOf)).toEqual(["CONFLICT"]);
    const shown = answers.flatMap(({ data }) => (data === null ? [] : [data["rotateApiKey"] as { secret: string }]));
    expect(shown).toHaveLength(1);
    expect(await statusOf(product, shown[0]?.secret ?? "")).toBe(200);
  });

  test("at the moment of a revocation leaves no secret that works", async () => {
    const { id, secret: former } = await issue(admin);
    const [rotated, revoked] = await Promise.all([admin(ROTATE, { id }), admin(REVOKE, { id })]);
    expect(answered(revoked, "revokeApiKey")).toMatchObject({ state: "REVOKED" });
    await isRefused(former);
    const shown = rotated.data === null ? [] : [rotated.data["rotateApiKey"] as { secret: string }];
    expect(codesOf(rotated)).toEqual(shown.length === 0 ? ["CONFLICT"] : []);
    for (const { secret } of shown) await isRefused(secret);
    expect(await keyOf(id)).toMatchObject({ state: "REVOKED", previous: null });
  });

  test("of the key that the configuration names is for good: the next start does not bring it back", async () => {
    const { orm, apiKeys, clock } = product.container;
    const chosen = "chosen-by-the-operator";
    const options = { adminEmail: "admin@localhost", adminPassword: null, bootstrapApiKey: chosen };
    const start = () => bootstrap({ em: orm.em.fork(), apiKeys, clock }, options);
    await start();
    expect(await statusOf(product, chosen)).toBe(200);
    const { rows } = await product.sql.query<{ id: number; prefix: string }>(
      "select id, prefix from api_keys where name = 'bootstrap 2'",
    );
    expect(rows).toMatchObject([{ prefix: chosen.slice(0, 7) }]);
    await rotate(admin, String(rows[0]?.id), 0);
    await rotate(admin, String(rows[0]?.id), 0);
    await start();
    await isRefused(chosen);
  });
});
