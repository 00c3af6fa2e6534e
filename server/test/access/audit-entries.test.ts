import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { recordAudit, SYSTEM } from "../../src/access/audit.js";
import { ask, type GraphqlAnswer } from "../api/ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "../api/start-product.js";
import { addMember, signInAs } from "./sign-in-as.js";

const ENTRIES = `query ($filter: AuditFilterInput, $first: Int! = 50, $after: String) {
  auditEntries(filter: $filter, first: $first, after: $after) {
    nodes { id at actorKind actor action targetKind targetId targetName changes { field before after } reason address }
    pageInfo { endCursor hasNextPage }
    totalCount
  }
}`;
const OPTIONS = "{ auditFilterOptions { actors actions targetKinds } }";

interface Page {
  readonly nodes: readonly Record<string, unknown>[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly totalCount: number;
}

let product: Product;
let headers: Record<string, string>;
let prefix = 0;
/** Of the entries of one test. */
let kind: string;

beforeAll(async () => {
  product = await startProduct();
  headers = await signInAs(product, ADMIN);
});

afterAll(() => product.stop());

beforeEach(() => {
  prefix += 1;
  kind = `thing${prefix}`;
});

/** As a release may have written them. */
async function insert(entry: Record<string, unknown>): Promise<string> {
  const row = { action: "thing.change", target_kind: kind, ...entry };
  const { rows } = await product.sql.query<{ id: string }>(
    `insert into audit_entries (at, member_id, api_key_id, actor, action, target_kind, target_id, before, after, reason, address)
     select coalesce(at, clock_timestamp()), member_id, api_key_id, actor, action, target_kind, target_id, before, after, reason, address
     from json_populate_record(null::audit_entries, $1::json) returning id::text`,
    [JSON.stringify(row)],
  );
  return rows[0]?.id ?? "";
}

const list = (variables: Record<string, unknown> = {}) => ask(product, ENTRIES, { variables, headers });

async function page(filter: Record<string, unknown>, paging: Record<string, unknown> = {}): Promise<Page> {
  const { data, errors } = await list({ filter, ...paging });
  expect(errors).toEqual([]);
  return data?.["auditEntries"] as Page;
}

const idsOf = async (filter: Record<string, unknown>) => (await page(filter)).nodes.map(({ id }) => id);

function refusal({ errors }: GraphqlAnswer): string {
  return errors.map(({ extensions }) => `${String(extensions["code"])} ${String(extensions["field"])}`).join();
}

describe("the pages of the audit log", () => {
  test("hold every entry once, newest first, also those of one instant and while others are added", async () => {
    const at = ["2026-11-20T00:00:00.000001Z", "2026-11-20T00:00:00.000002Z"];
    const inserted: string[] = [];
    for (let number = 0; number < 11; number += 1) inserted.push(await insert({ at: at[number < 6 ? 0 : 1] }));
    const seen: unknown[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo, totalCount }: Page = await page({ targetKind: kind }, { first: 3, after });
      expect(totalCount).toBe(inserted.length + (after === null ? 0 : 1));
      if (after === null) await insert({ at: "2026-11-20T00:00:01Z" });
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(inserted.toReversed());
  });

  test("say what an entry says, field by field", async () => {
    await insert({
      at: "2026-11-20T01:02:03.004Z",
      member_id: 1,
      actor: "mina@example.com",
      target_id: "7",
      before: { factor: "0.9", note: "agreed", kept: [1, 2], retiredAt: null },
      after: { factor: "0.8", kept: [1, 2], rates: { input: { base: "1" } }, retiredAt: null },
      reason: "새 계약",
      address: "10.0.0.1",
    });
    expect((await page({ targetKind: kind })).nodes).toEqual([
      {
        id: expect.any(String),
        at: "2026-11-20T01:02:03.004Z",
        actorKind: "MEMBER",
        actor: "mina@example.com",
        action: "thing.change",
        targetKind: kind,
        targetId: "7",
        targetName: null,
        changes: [
          { field: "note", before: '"agreed"', after: null },
          { field: "factor", before: '"0.9"', after: '"0.8"' },
          { field: "rates", before: null, after: '{"input": {"base": "1"}}' },
        ],
        reason: "새 계약",
        address: "10.0.0.1",
      },
    ]);
  });

  test("round no number, whatever its size", async () => {
    await product.sql.query(
      `insert into audit_entries (action, target_kind, after) values ('thing.change', $1, '{"cost": 12345678901234567890.10}')`,
      [kind],
    );
    const [entry] = (await page({ targetKind: kind })).nodes;
    expect(entry?.["changes"]).toEqual([{ field: "cost", before: null, after: "12345678901234567890.10" }]);
  });

  test("tell members, keys and the system apart, also where the name was not yet written down", async () => {
    await insert({ at: "2026-11-20T00:00:01Z", member_id: 1 });
    await insert({ at: "2026-11-20T00:00:02Z", api_key_id: 1 });
    await insert({ at: "2026-11-20T00:00:03Z" });
    await insert({ at: "2026-11-20T00:00:04Z", member_id: 1, actor: "of-then@example.com" });
    const { nodes } = await page({ targetKind: kind });
    expect(nodes.map(({ actorKind, actor }) => [actorKind, actor])).toEqual([
      ["MEMBER", "of-then@example.com"],
      ["SYSTEM", null],
      ["API_KEY", "bootstrap"],
      ["MEMBER", ADMIN.email],
    ]);
  });

  test("name what an entry is about as it is called now", async () => {
    const memberId = await addMember(product, { email: `named${prefix}@example.com`, role: "ANALYST" });
    const { rows } = await product.sql.query<{ id: string }>("select min(id)::text as id from prices");
    const project = await product.container.orm.em
      .fork()
      .execute<{ id: number }[]>("select min(id) as id from projects");
    const { rows: reports } = await product.sql.query<{ id: string }>(
      `with channel as (insert into alert_channels (kind, name, recipients, language) values ('EMAIL', $1, '{a@example.com}', 'EN') returning id)
       insert into scheduled_reports (name, cadence, channel_id) select $1, 'DAY', id from channel returning id::text as id`,
      [`report ${prefix}`],
    );
    const targets = [
      { target_kind: "report", target_id: reports[0]?.id, name: `report ${prefix}` },
      { target_kind: "member", target_id: String(memberId), name: `named${prefix}@example.com` },
      { target_kind: "price", target_id: rows[0]?.id, name: expect.stringMatching(/^[\w-]+\/.+/) },
      { target_kind: "apiKey", target_id: "1", name: "bootstrap" },
      { target_kind: "project", target_id: String(project[0]?.id), name: "default" },
      { target_kind: "project", target_id: "999999", name: null },
      { target_kind: "project", target_id: "no number", name: null },
      { target_kind: "settings", target_id: null, name: null },
    ];
    for (const { name: _, ...target } of targets) await insert({ ...target, action: kind });
    const { nodes } = await page({ actions: [kind] });
    expect(nodes.map(({ targetName }) => targetName).toReversed()).toEqual(targets.map(({ name }) => name));
  });
});

describe("a filter of the audit log", () => {
  test("means days of the reporting timezone", async () => {
    await insert({ at: "2026-11-22T14:59:59.999Z" });
    const first = await insert({ at: "2026-11-22T15:00:00Z" });
    const last = await insert({ at: "2026-11-23T14:59:59.999999Z" });
    await insert({ at: "2026-11-23T15:00:00Z" });
    expect(await idsOf({ targetKind: kind, range: { preset: "2026-11-23..2026-11-23" } })).toEqual([last, first]);
    const instants = { from: "2026-11-22T15:00:00Z", to: "2026-11-23T15:00:00Z" };
    expect(await idsOf({ targetKind: kind, range: instants })).toEqual([last, first]);
  });

  test("selects by actor, action and target, and all conditions hold together", async () => {
    const mina = await insert({ member_id: 1, actor: `mina${prefix}`, action: "thing.make", target_id: "1" });
    const jun = await insert({ member_id: 2, actor: `jun${prefix}`, action: "thing.make", target_id: "2" });
    const late = await insert({ member_id: 1, actor: `mina${prefix}`, action: "thing.drop", target_id: "2" });
    const of = (filter: Record<string, unknown>) => idsOf({ targetKind: kind, ...filter });
    expect(await of({})).toEqual([late, jun, mina]);
    expect(await of({ actors: [`mina${prefix}`] })).toEqual([late, mina]);
    expect(await of({ actors: [`mina${prefix}`, `jun${prefix}`], actions: ["thing.make"] })).toEqual([jun, mina]);
    expect(await of({ targetId: "2", actors: [`jun${prefix}`] })).toEqual([jun]);
    expect(await of({ actors: [], actions: null, targetId: "", search: " " })).toEqual([late, jun, mina]);
    expect(await of({ actors: ["nobody"] })).toEqual([]);
  });

  test("finds a text in anything that an entry shows, in any case of letters", async () => {
    const member = await addMember(product, { email: `found${prefix}@example.com`, role: "AUDITOR" });
    const entries = {
      reason: await insert({ reason: `Contract 100%_${prefix}` }),
      address: await insert({ address: `10.9.8.${prefix}` }),
      after: await insert({ after: { note: `메모 ${prefix}번` } }),
      actor: await insert({ actor: `Actor${prefix}@Example.com`, member_id: 1 }),
      target: await insert({ target_kind: "member", target_id: String(member) }),
    };
    expect(await idsOf({ search: `contract 100%_${prefix}` })).toEqual([entries.reason]);
    expect(await idsOf({ search: `100__${prefix}` })).toEqual([]);
    expect(await idsOf({ search: `10.9.8.${prefix}` })).toEqual([entries.address]);
    expect(await idsOf({ search: `메모 ${prefix}번` })).toEqual([entries.after]);
    expect(await idsOf({ search: `actor${prefix}@example` })).toEqual([entries.actor]);
    expect(await idsOf({ search: `FOUND${prefix}@` })).toEqual([entries.target]);
  });

  test("is offered the values that occur", async () => {
    await insert({ actor: `picked${prefix}`, member_id: 1, action: `${kind}.pick` });
    const { data } = await ask(product, OPTIONS, { headers });
    expect(data?.["auditFilterOptions"]).toEqual({
      actors: expect.arrayContaining([`picked${prefix}`]),
      actions: expect.arrayContaining([`${kind}.pick`]),
      targetKinds: expect.arrayContaining([kind]),
    });
  });

  test.each([
    { variables: { filter: { range: { preset: "31d" } } }, field: "range.preset" },
    { variables: { filter: { range: { from: "2026-11-22T15:00:00Z" } } }, field: "range.to" },
    { variables: { filter: { actors: Array.from({ length: 101 }, () => "x") } }, field: "actors" },
    { variables: { filter: { actions: ["a\0"] } }, field: "filter.actions.0" },
    { variables: { filter: { targetKind: "\ud800" } }, field: "filter.targetKind" },
    { variables: { filter: { targetId: "x".repeat(257) } }, field: "targetId" },
    { variables: { filter: { search: "a\0" } }, field: "filter.search" },
    { variables: { first: 0 }, field: "first" },
    { variables: { first: 1_001 }, field: "first" },
    { variables: { after: "nowhere" }, field: "after" },
    { variables: { after: Buffer.from('["2026-11-22","1"]').toString("base64url") }, field: "after" },
    {
      variables: { after: Buffer.from('["2026-13-99T00:00:00.000000Z","1"]').toString("base64url") },
      field: "after",
    },
    {
      variables: { after: Buffer.from('["2026-11-22T00:00:00.000000Z","1 or true"]').toString("base64url") },
      field: "after",
    },
  ])("that cannot be meant is refused by name: $field $variables", async ({ variables, field }) => {
    expect(refusal(await list(variables))).toBe(`BAD_INPUT ${field}`);
  });
});

describe("who sees the audit log", () => {
  test("auditors and admins do", async () => {
    const email = `auditor${prefix}@example.com`;
    await addMember(product, { email, role: "AUDITOR" });
    const auditor = await signInAs(product, { email, password: ADMIN.password });
    expect((await ask(product, ENTRIES, { headers: auditor })).errors).toEqual([]);
    expect((await ask(product, OPTIONS, { headers: auditor })).errors).toEqual([]);
  });

  test("analysts, API keys and nobody do not", async () => {
    const email = `analyst${prefix}@example.com`;
    await addMember(product, { email, role: "ANALYST" });
    const analyst = await signInAs(product, { email, password: ADMIN.password });
    for (const [others, code] of [
      [analyst, "FORBIDDEN"],
      [{ Authorization: `Bearer ${API_KEY}` }, "FORBIDDEN"],
      [{}, "UNAUTHENTICATED"],
    ] as const) {
      for (const question of [ENTRIES, OPTIONS]) {
        const { data, errors } = await ask(product, question, { headers: { ...others } });
        expect([data, errors.map(({ extensions }) => extensions["code"])]).toEqual([null, [code]]);
      }
    }
  });
});

describe("an entry of the audit log", () => {
  const count = async () => (await page({ targetKind: kind })).totalCount;

  test.each([
    { name: "changed", statement: "update audit_entries set reason = 'another' where false" },
    { name: "removed", statement: "delete from audit_entries" },
    { name: "removed with all others", statement: "truncate audit_entries" },
    { name: "removed through what it hangs on", statement: "truncate audit_entries cascade" },
    {
      name: "replaced by inserting it again",
      statement: `insert into audit_entries (id, action, target_kind) overriding system value
                  select max(id), 'x', 'x' from audit_entries on conflict (id) do update set action = 'x'`,
    },
    {
      name: "changed by a merge",
      statement: "merge into audit_entries a using (select 1) as s on true when matched then update set actor = 'x'",
    },
  ])("cannot be $name, not even by the owner of the table in a transaction", async ({ statement }) => {
    await insert({});
    const owner = await product.sql.connect();
    try {
      const { rows } = await owner.query<{ owns: boolean }>(
        "select tableowner = current_user as owns from pg_tables where tablename = 'audit_entries'",
      );
      expect(rows).toEqual([{ owns: true }]);
      await owner.query("begin");
      await owner.query("savepoint before");
      await expect(owner.query(statement)).rejects.toThrow("audit_entries is append-only");
      await owner.query("rollback to savepoint before");
      await owner.query("commit");
    } finally {
      owner.release();
    }
    expect(await count()).toBe(1);
  });

  test("is there only when its act was committed", async () => {
    const em = product.container.orm.em.fork();
    const act = { action: "thing.change", target: { kind, id: 1 } };
    await expect(
      em.transactional(async (transaction) => {
        await recordAudit(transaction, SYSTEM, act);
        await transaction.execute("insert into projects (name) values ('default')"); // there is one
      }),
    ).rejects.toThrow("duplicate key");
    expect(await count()).toBe(0);
    await em.transactional(async (transaction) => {
      await recordAudit(transaction, SYSTEM, act);
      await transaction.execute("insert into projects (name) values (?)", [kind]);
    });
    expect(await count()).toBe(1);
  });

  test("is what an act needs to be committed", async () => {
    const unstorable = { action: "thing.change", after: { name: "\0" } };
    const em = product.container.orm.em.fork();
    await expect(
      em.transactional(async (transaction) => {
        await transaction.execute("insert into projects (name) values (?)", [kind]);
        await recordAudit(transaction, SYSTEM, { ...unstorable, target: { kind, id: 1 } });
      }),
    ).rejects.toThrow("unsupported Unicode escape sequence");
    const projects = await em.execute<object[]>("select 1 from projects where name = ?", [kind]);
    expect([projects, await count()]).toEqual([[], 0]);
  });
});
