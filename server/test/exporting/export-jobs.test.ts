import { createHash } from "node:crypto";
import { readdir, rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { exportPaths } from "../../src/exporting/jobs/export-files.js";
import { EXPORT_COLUMNS_SQL, type ExportRow } from "../../src/exporting/jobs/export-row.js";
import { writeStep } from "../../src/exporting/jobs/write-step.js";
import { addMember, signInAs } from "../access/sign-in-as.js";
import { ask } from "../api/ask.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";

vi.setConfig({ testTimeout: 90_000 });

const ROWS = 20_000;
const ANALYST = "analyst@example.com";

let product: Product;
let headers: Record<string, string>;
let folder = "";

interface Told {
  readonly id: string;
  readonly state: string;
  readonly rowsDone: number;
  readonly rowsTotal: number | null;
  readonly cost: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly error: string | null;
  readonly failureCode: string | null;
}

beforeAll(async () => {
  product = await startProduct();
  headers = await signInAs(product);
  await addMember(product, { email: ANALYST, role: "ANALYST" });
  folder = join(product.container.config.dataDir, "exports");
  await product.sql.query("select ensure_usage_partition((now() - interval '1 day')::date)");
  await product.sql.query(
    `insert into token_usage (project_id, event_id, feature, operation, provider, model, status, cost, cost_state, usage_state, dialect,
       attempt, created_at, recorded_at)
     select (select min(id) from projects), 'many-' || n, 'bulk', 'bulk', 'openai', 'gpt-4o-mini', 'ok', 1000000 + n, 'priced', 'missing', 'plain',
       1, now() - interval '1 hour' - n * interval '1 second', now() - interval '1 minute'
     from generate_series(1, ${ROWS}) n`,
  );
}, 120_000);

afterAll(() => product.stop());

let id = "";

beforeEach(async () => {
  id = (
    await act(
      'startExport(filter: { range: { preset: "7d" } }, shape: { format: JSONL, columns: ["eventId", "cost"] })',
    )
  ).id;
});

afterEach(() => product.sql.query("update exports set state = 'cancelled' where state in ('waiting', 'running')"));

const FIELDS = "id state rowsDone rowsTotal cost bytes sha256 error failureCode archivedBefore canRetry";

async function act(mutation: string, by = headers): Promise<Told> {
  const { data, errors } = await ask(product, `mutation { answer: ${mutation} { ${FIELDS} } }`, { headers: by });
  if (errors.length > 0) throw new Error(errors[0]?.message);
  return (data as { answer: Told }).answer;
}

async function told(): Promise<Told | undefined> {
  const { data } = await ask(product, `{ exports { nodes { ${FIELDS} } } }`, { headers });
  return (data as { exports: { nodes: Told[] } }).exports.nodes.find((one) => one.id === id);
}

async function work(signal = new AbortController().signal): Promise<void> {
  await product.container.jobs.find(({ name }) => name === "exports")?.run(signal);
}

/** Stops the job once some rows are written, as the end of a process does. */
async function workForAWhile(): Promise<void> {
  const stop = new AbortController();
  const working = work(stop.signal);
  await expect.poll(async () => (await told())?.rowsDone, { interval: 5, timeout: 30_000 }).toBeGreaterThan(0);
  stop.abort();
  await working;
}

const fetchFile = (by = headers) => fetch(`${product.url}/v1/exports/${id}`, { headers: by });

/** What the file says, against what is told of it. */
async function readFile() {
  const bytes = Buffer.from(await (await fetchFile()).arrayBuffer());
  const lines = bytes
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { eventId: string; totals?: object });
  return {
    totals: lines.pop()?.totals,
    eventIds: lines.map(({ eventId }) => eventId),
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    told: await told(),
  };
}

/** Every row once, in order, and a last line that agrees. */
const WHOLE = {
  totals: { rows: ROWS },
  eventIds: Array.from({ length: ROWS }, (_, n) => `many-${n + 1}`),
  told: { state: "DONE", rowsDone: ROWS, error: null },
};

describe("an export that a job writes", () => {
  test("is listed while it waits, and becomes a file whose size and checksum are told", async () => {
    expect(await told()).toMatchObject({ state: "WAITING", rowsDone: 0, bytes: null });
    expect((await fetchFile()).status).toBe(409);
    await work();
    const file = await readFile();
    expect(file).toMatchObject(WHOLE);
    expect(file.told).toMatchObject({ bytes: file.bytes, sha256: file.sha256 });
    expect(file.totals).toMatchObject({ cost: file.told?.cost });
    expect(await readdir(folder)).toEqual(expect.arrayContaining([`export-${id}.jsonl`]));
  });

  test("goes on where it stood when its process ended", async () => {
    await workForAWhile();
    const before = await told();
    expect(before).toMatchObject({ state: "RUNNING" });
    expect(before?.rowsDone).toBeLessThan(ROWS);
    await work();
    expect(await readFile()).toMatchObject(WHOLE);
  });

  test("cuts off what was written but not known when its process was killed", async () => {
    await workForAWhile();
    const { rows } = await product.sql.query<ExportRow>(`select ${EXPORT_COLUMNS_SQL} from exports e where e.id = $1`, [
      id,
    ]);
    const [row] = rows;
    if (row === undefined) throw new Error("there is no export");
    await writeStep(product.container.orm.em.fork(), row, exportPaths(folder, row).rows);
    await work();
    expect(await readFile()).toMatchObject(WHOLE);
  });

  test("begins anew where its file was lost", async () => {
    await workForAWhile();
    await product.sql.query("update exports set written_bytes = 1000000000 where id = $1", [id]);
    await work();
    expect(await readFile()).toMatchObject(WHOLE);
  });

  test("leaves nothing behind when it is cancelled, and can be tried again", async () => {
    await workForAWhile();
    expect(await act(`cancelExport(id: "${id}")`)).toMatchObject({ state: "CANCELLED" });
    await work();
    expect((await readdir(folder)).filter((name) => name.startsWith(`export-${id}.`))).toEqual([]);
    expect(await act(`retryExport(id: "${id}")`)).toMatchObject({ state: "WAITING", rowsDone: 0 });
    await work();
    expect(await readFile()).toMatchObject(WHOLE);
  });

  test("is taken away when its days are over", async () => {
    await work();
    await product.sql.query("update exports set expires_at = now() where id = $1", [id]);
    await work();
    expect(await told()).toMatchObject({ state: "EXPIRED" });
    expect((await fetchFile()).status).toBe(409);
    expect((await readdir(folder)).filter((name) => name.startsWith(`export-${id}.`))).toEqual([]);
  });

  test.each([
    { name: "was taken away", spoil: (path: string) => rm(path) },
    { name: "was cut off", spoil: (path: string) => truncate(path, 1_000) },
  ])("whose file $name is told to be lost, and can be tried again", async ({ spoil }) => {
    await work();
    await spoil(join(folder, `export-${id}.jsonl`));
    expect((await fetchFile()).status).toBe(503);
    expect(await told()).toMatchObject({ state: "DONE", failureCode: "FILE_LOST", canRetry: true });
    expect(await act(`retryExport(id: "${id}")`)).toMatchObject({
      state: "WAITING",
      failureCode: null,
      canRetry: false,
    });
    await act(`cancelExport(id: "${id}")`);
  });

  test("that is refused by now fails at once, and says why", async () => {
    await product.sql.query(
      "update exports set conditions = jsonb_set(conditions, '{narrow}', '{\"minTokens\": -1}') where id = $1",
      [id],
    );
    await work();
    const refusal = { error: expect.stringContaining("narrow.minTokens"), failureCode: "REFUSED" };
    expect(await told()).toMatchObject({ state: "FAILED", ...refusal });
  });

  test("ends when who asked for it is no member any more", async () => {
    await act(`cancelExport(id: "${id}")`);
    const analyst = await signInAs(product, { ...ADMIN, email: ANALYST });
    id = (await act('startExport(filter: { range: { preset: "7d" } }, shape: { format: CSV })', analyst)).id;
    await product.sql.query("update members set disabled_at = now() where email = $1", [ANALYST]);
    await work();
    await product.sql.query("update members set disabled_at = null where email = $1", [ANALYST]);
    const failure = { error: "Who asked for it is no member any more.", failureCode: "MEMBER_GONE", canRetry: true };
    expect(await told()).toMatchObject({ state: "FAILED", ...failure });
  });
});

test("only who asked for an export, or an administrator, may cancel it", async () => {
  const analyst = await signInAs(product, { ...ADMIN, email: ANALYST });
  await expect(act(`cancelExport(id: "${id}")`, analyst)).rejects.toThrow("whoever asked for the export");
  const { id: own } = await act('startExport(filter: { range: { preset: "7d" } }, shape: { format: CSV })', analyst);
  expect(await act(`cancelExport(id: "${own}")`, analyst)).toMatchObject({ state: "CANCELLED" });
});

test("a member has at most five exports under way", async () => {
  const another = () => act('startExport(filter: { range: { preset: "7d" } }, shape: { format: CSV })');
  for (let n = 2; n <= 5; n += 1) await another();
  await expect(another()).rejects.toThrow("5 exports of yours are under way");
});
