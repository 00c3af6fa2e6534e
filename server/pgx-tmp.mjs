import "reflect-metadata";
const D = "/work/main/server/dist/";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { mkdtempSync } from "node:fs";
const { startEmbeddedPostgres } = await import(D + "app/embedded-postgres/start-embedded-postgres.js");
const { createOrm, migrate } = await import(D + "app/orm.js");
const { screenBatch } = await import(D + "ingest/domain/screen-batch.js");
const { BenchEvents } = await import(D + "bench/bench-events.js");
const { normaliseUsage } = await import(D + "pricing/domain/normalise-usage.js");
const { toNewUsage } = await import(D + "ingest/to-new-usage.js");
const { tokenColumns } = await import(D + "usage/domain/token-columns.js");
const { rollUpByUser, rollUp } = await import(D + "usage/domain/roll-up.js");
const { bucketStart } = await import(D + "usage/domain/bucket.js");
const { compareIdentity } = await import(D + "usage/domain/identity.js");
const { claimIdentities } = await import(D + "usage/claim-identities.js");
const { copyUsage } = await import(D + "usage/copy-usage.js");
const { addToStats, addToUserStats } = await import(D + "usage/add-to-rollups.js");
const { SUM_COLUMNS } = await import(D + "usage/domain/usage-sums.js");
const dir = mkdtempSync("/tmp/pgx-");
const db = await startEmbeddedPostgres({ dataDir: dir, log: () => {} });
const orm = await createOrm({ databaseUrl: db.url });
await migrate(orm);
await orm.close();
const c = new pg.Client({ connectionString: db.url, pipeline: true });
await c.connect();
await c.query("select ensure_usage_partition('2026-11-01')");
await c.query(
  `create table d1 (bucket_start timestamptz not null, user_id bigint not null, dimension_id int not null, ${SUM_COLUMNS.map((s) => s + " numeric not null").join(",")})`,
);
await c.query(
  `create table d2 (bucket_start timestamptz not null, user_id bigint not null, dimension_id int not null, ${SUM_COLUMNS.map((s) => s + " bigint not null").join(",")})`,
);
await c.query(
  `create table cnt (user_id bigint not null, period char(1) not null, period_start date not null, requests bigint not null, input_tokens numeric not null, output_tokens numeric not null, total_tokens numeric not null, cost numeric not null, primary key (user_id, period, period_start)) with (fillfactor=60)`,
);
await c.query(
  `create table cntm (user_id bigint not null, month date not null, day date not null, requests bigint not null, input_tokens numeric not null, output_tokens numeric not null, total_tokens numeric not null, cost numeric not null, primary key (user_id, day)) with (fillfactor=60)`,
);
const ev = new BenchEvents("bench-x");
const T = {};
const N = Number(process.argv[2] ?? 1000);
const t = async (n, f) => {
  const a = performance.now();
  const r = await f();
  (T[n] ??= []).push(((performance.now() - a) * 1000) / N);
  return r;
};
const copyRows = (table, rows) =>
  pipeline(
    Readable.from([
      rows
        .map(
          (r) =>
            [r.bucketStart.toISOString(), r.userId, r.dimensionId, ...SUM_COLUMNS.map((s) => r.sums[s])].join("\t") +
            "\n",
        )
        .join(""),
    ]),
    c.query(copyFrom(`copy ${table} from stdin`)),
  );
for (let i = 0; i < 30; i++) {
  const s = screenBatch(
    ev.take(N).map((x) => JSON.parse(x)),
    { now: new Date(), backfill: false },
  );
  const users = new Map(s.events.map(({ event }) => [event.userId, String(Number(event.userId.slice(5)) + 1)]));
  const nu = s.events
    .map((se) =>
      toNewUsage(
        { projectId: 1, apiKeyId: 1 },
        {
          screened: se,
          usage: normaliseUsage({ provider: "google", dialect: null, usage: se.event.usage, canonical: se.event }),
          price: { cost: 123456789n, state: "priced", priceId: 5 },
        },
        users,
      ),
    )
    .toSorted(compareIdentity);
  const ru = nu.map((event) => ({
    event,
    tokens: tokenColumns(event.counts),
    dimensionId: event.model.length * 2 + (event.feature.length & 1),
    bucketStart: bucketStart(event.createdAt),
  }));
  const by = rollUpByUser(ru);
  const all = rollUp(by);
  const day = new Map();
  for (const r of by) {
    const k = r.userId;
    const e = day.get(k) ?? { u: r.userId, n: 0n, i: 0n, o: 0n, t: 0n, c: 0n };
    e.n += r.sums.requests;
    e.i += r.sums.input_tokens;
    e.o += r.sums.output_tokens;
    e.t += r.sums.total_tokens;
    e.c += r.sums.cost;
    day.set(k, e);
  }
  const ds = [...day.values()].sort((a, b) => Number(a.u) - Number(b.u));
  await c.query("begin");
  await t("claim", () => claimIdentities(c, nu));
  await t("copyRaw", () => copyUsage(c, ru));
  await t("stats ", () => addToStats(c, all));
  await t("userStats upsert", () => addToUserStats(c, by));
  await t("delta copy numeric", () => copyRows("d1", by));
  await t("delta copy bigint", () => copyRows("d2", by));
  const arr = (k) => "{" + ds.map((d) => d[k]).join(",") + "}";
  await t("counters 2 rows", () =>
    c.query({
      name: "cnt",
      text: `insert into cnt as x select u, p, s, n, i, o, t, c from unnest($1::bigint[], $2::bigint[], $3::numeric[], $4::numeric[], $5::numeric[], $6::numeric[]) as q(u,n,i,o,t,c) cross join (values ('d'::char, '2026-11-26'::date), ('m', '2026-11-01')) as per(p, s) on conflict (user_id, period, period_start) do update set requests = x.requests + excluded.requests, input_tokens = x.input_tokens + excluded.input_tokens, output_tokens = x.output_tokens + excluded.output_tokens, total_tokens = x.total_tokens + excluded.total_tokens, cost = x.cost + excluded.cost`,
      values: ["u", "n", "i", "o", "t", "c"].map(arr),
    }),
  );
  await t("counters 1 row", () =>
    c.query({
      name: "cnt1",
      text: `insert into cntm as x select u, '2026-11-01', '2026-11-26', n, i, o, t, c from unnest($1::bigint[], $2::bigint[], $3::numeric[], $4::numeric[], $5::numeric[], $6::numeric[]) as q(u,n,i,o,t,c) on conflict (user_id, day) do update set requests = x.requests + excluded.requests, input_tokens = x.input_tokens + excluded.input_tokens, output_tokens = x.output_tokens + excluded.output_tokens, total_tokens = x.total_tokens + excluded.total_tokens, cost = x.cost + excluded.cost`,
      values: ["u", "n", "i", "o", "t", "c"].map(arr),
    }),
  );
  await t("commit", () => c.query("commit"));
  if (i === 29) console.log("keys: by", by.length, "all", all.length, "users", ds.length);
}
for (const [k, v] of Object.entries(T)) {
  const s = v.slice(8).sort((a, b) => a - b);
  console.log(k.padEnd(24), s[s.length >> 1].toFixed(2), "us/event");
}
await t("merge", async () => {
  await c.query("begin");
  const r = await c.query(
    `with taken as (delete from d1 returning *) insert into token_usage_user_stats as s select bucket_start, user_id, dimension_id, ${SUM_COLUMNS.map((x) => `sum(${x})`).join(",")} from taken group by 1,2,3 order by 1,2,3 on conflict (bucket_start, user_id, dimension_id) do update set ${SUM_COLUMNS.map((x) => `${x} = s.${x} + excluded.${x}`).join(",")}`,
  );
  console.log("merged into", r.rowCount);
  await c.query("commit");
});
console.log(
  "merge of",
  30 * N,
  "events:",
  ((T.merge[0] * N) / 1000).toFixed(0),
  "ms =",
  (T.merge[0] / 30).toFixed(2),
  "us/event",
);
await c.end();
await db.stop();
