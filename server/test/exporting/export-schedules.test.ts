import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { addMember, signInAs } from "../access/sign-in-as.js";
import { ask } from "../api/ask.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";
import { startMailServer, type MailServer } from "../core/mail-server.js";

vi.setConfig({ testTimeout: 60_000 });

/** One an hour, so that a day has 24 of them. */
const ROWS = 24 * 10;

let product: Product;
let mail: MailServer;
let headers: Record<string, string>;
let archives = "";

beforeAll(async () => {
  mail = await startMailServer();
  product = await startProduct({ env: { SMTP_URL: mail.url, MAIL_FROM: "ledger@example.com" } });
  headers = await signInAs(product);
  archives = join(product.container.config.dataDir, "archives");
  await product.sql.query(
    "select ensure_usage_partition(d::date) from generate_series(now() - interval '12 days', now(), '1 day') d",
  );
  await product.sql.query(
    `insert into token_usage (project_id, event_id, feature, operation, provider, model, status, cost, cost_state, usage_state, dialect,
       attempt, created_at, recorded_at)
     select (select min(id) from projects), 'many-' || n, 'bulk', 'bulk', 'openai', 'gpt-4o-mini', 'ok', 1000000, 'priced', 'missing', 'plain',
       1, date_trunc('hour', now()) - n * interval '1 hour', now() - interval '1 minute'
     from generate_series(1, ${ROWS}) n`,
  );
}, 120_000);

afterAll(async () => {
  await product.stop();
  await mail.stop();
});

afterEach(() => product.sql.query("update export_schedules set deleted_at = now(), enabled = false"));

async function answer(operation: string, by = headers): Promise<unknown> {
  const { data, errors } = await ask(product, operation, { headers: by });
  if (errors.length > 0) throw new Error(errors[0]?.message);
  return data?.["answer"];
}

/** Of days, and two of them missed. */
async function scheduleDays(): Promise<string> {
  const asked = 'cadence: DAY, filter: { range: { preset: "7d" }, features: ["bulk"] }, shape: { format: CSV }';
  await answer(`mutation { answer: createExportSchedule(name: "Nightly", ${asked}) { id } }`);
  const { rows } = await product.sql.query<{ id: string }>(
    "update export_schedules set exported_until = exported_until - 2 where deleted_at is null returning id::text",
  );
  return rows[0]?.id ?? "";
}

async function work(name: string): Promise<void> {
  await product.container.jobs.find((job) => job.name === name)?.run(new AbortController().signal);
}

interface Told {
  readonly id: string;
  readonly state: string;
  readonly rowsDone: number;
  readonly expiresAt: string | null;
  readonly error: string | null;
  readonly failureCode: string | null;
  readonly canRetry: boolean;
  readonly range: { readonly from: string; readonly to: string };
}

const fields = "id state schedule rowsDone expiresAt error failureCode canRetry range { from to }";

async function filesOf(id: string): Promise<Told[]> {
  const { nodes } = (await answer(`{ answer: exports(first: 100) { nodes { ${fields} } } }`)) as { nodes: Told[] };
  const { rows } = await product.sql.query<{ id: number }>("select id from exports where schedule_id = $1", [id]);
  const ids = new Set(rows.map((row) => String(row.id)));
  return nodes.filter((node) => ids.has(node.id));
}

test("writes each period that is over once, into the archive store, and lists it", async () => {
  const id = await scheduleDays();
  // Replicas whose leases overlap.
  await Promise.all([work("scheduled-exports"), work("scheduled-exports")]);
  await work("exports");
  await work("scheduled-exports");
  const files = await filesOf(id);
  expect(files).toHaveLength(2);
  for (const file of files) {
    expect(file).toMatchObject({ state: "DONE", schedule: "Nightly", rowsDone: 24, expiresAt: null, error: null });
    expect(Date.parse(file.range.to) - Date.parse(file.range.from)).toBe(86_400_000);
    expect(file.range.from).toMatch(/T15:00:00/); // midnight in Seoul
  }
  const response = await fetch(`${product.url}/v1/exports/${files[0]?.id}`, { headers });
  const text = await response.text();
  expect(response.status).toBe(200);
  expect(text.trimEnd().split("\r\n")).toHaveLength(1 + 24 + 1);
  expect(text).toMatch(/# rows=24 unpricedRows=0 cost=0.000024 /);
});

test("writes nothing of the periods in which it was paused", async () => {
  const id = await scheduleDays();
  const pause = (paused: boolean) =>
    answer(`mutation { answer: pauseExportSchedule(id: "${id}", paused: ${paused}) { enabled nextAt } }`);
  expect(await pause(true)).toEqual([{ enabled: false, nextAt: null }]);
  await work("scheduled-exports");
  expect(await pause(false)).toMatchObject([{ enabled: true }]);
  await work("scheduled-exports");
  expect(await filesOf(id)).toEqual([]);
});

test("says and mails why its file could not be written, and writes it when it is tried again", async () => {
  const id = await scheduleDays();
  await rm(join(archives, "exports"), { recursive: true, force: true });
  await writeFile(join(archives, "exports"), "in the way");
  await work("scheduled-exports");
  for (let tries = 0; tries < 10; tries += 1) await work("exports").catch(() => undefined);
  const failed = await filesOf(id);
  expect(failed.map(({ state }) => state)).toEqual(["FAILED", "FAILED"]);
  expect(failed[0]).toMatchObject({ failureCode: "STORE_AWAY", canRetry: true });
  expect(failed[0]?.error).toBe("The folder of the archive store is missing.");
  await work("scheduled-exports");
  await work("scheduled-exports");
  expect(mail.mails.map(({ to }) => to)).toEqual([[ADMIN.email], [ADMIN.email]]); // once for each file
  await rm(join(archives, "exports"));
  await mkdir(join(archives, "exports"));
  await answer(`mutation { answer: retryExport(id: "${failed[0]?.id}") { id } }`);
  await work("exports");
  expect((await filesOf(id))[0]).toMatchObject({ state: "DONE", rowsDone: 24 });
});

test.each([
  { name: "is lost", spoil: (path: string) => rm(path) },
  { name: "is another", spoil: (path: string) => writeFile(path, "another") },
])("a file that $name is told by whoever fetches it, and written anew when it is tried again", async ({ spoil }) => {
  const id = await scheduleDays();
  await work("scheduled-exports");
  await work("exports");
  const [file] = await filesOf(id);
  const retry = () => answer(`mutation { answer: retryExport(id: "${file?.id}") { state } }`);
  await expect(retry()).rejects.toThrow("An export that is done cannot be tried again.");
  const { rows } = await product.sql.query<{ key: string }>("select object_key as key from exports where id = $1", [
    file?.id,
  ]);
  const path = join(archives, rows[0]?.key ?? "");
  const whole = await readFile(path);
  await spoil(path);
  const fetchFile = () => fetch(`${product.url}/v1/exports/${file?.id}`, { headers });
  expect((await fetchFile()).status).toBe(503);
  expect((await filesOf(id))[0]).toMatchObject({ state: "DONE", failureCode: "FILE_LOST", canRetry: true });
  await writeFile(path, whole);
  expect((await fetchFile()).status).toBe(200);
  expect((await filesOf(id))[0]).toMatchObject({ state: "DONE", failureCode: null, error: null, canRetry: false });
  await spoil(path);
  expect(await retry()).toEqual({ state: "WAITING" });
  await work("exports");
  expect((await filesOf(id))[0]).toMatchObject({ state: "DONE", rowsDone: 24, error: null });
  expect(await readFile(path, "utf8")).toBe(whole.toString());
  const audited = await product.sql.query(
    "select before, after from audit_entries where action = 'export.retry' order by id desc limit 1",
  );
  expect(audited.rows).toEqual([{ before: { state: "done" }, after: { fileWasLost: true } }]);
});

test("a file is not told to be lost while its store is away, and the store is asked for nobody who may not", async () => {
  const id = await scheduleDays();
  await work("scheduled-exports");
  await work("exports");
  const [file] = await filesOf(id);
  const retry = (by = headers) => answer(`mutation { answer: retryExport(id: "${file?.id}") { state } }`, by);
  await addMember(product, { email: "analyst@example.com", role: "ANALYST" });
  const analyst = await signInAs(product, { ...ADMIN, email: "analyst@example.com" });
  const unmounted = `${archives}-unmounted`;
  await rename(archives, unmounted);
  await mkdir(archives); // what is left where a disk was
  try {
    await expect(retry()).rejects.toThrow("The folder of the archive store is missing.");
    await expect(retry(analyst)).rejects.toThrow("whoever asked for the export");
    const fetched = await fetch(`${product.url}/v1/exports/${file?.id}`, { headers });
    expect([fetched.status, await fetched.text()]).toEqual([503, expect.stringContaining("archive store is missing")]);
  } finally {
    await rm(archives, { recursive: true });
    await rename(unmounted, archives);
  }
  expect((await filesOf(id))[0]).toMatchObject({ state: "DONE", failureCode: null });
  await expect(retry()).rejects.toThrow("An export that is done cannot be tried again.");
});

test.each([
  ['name: " ", cadence: DAY, filter: { range: { preset: "7d" } }, shape: { format: CSV }', "name"],
  [
    'name: "a", cadence: DAY, filter: { range: { preset: "7d" } }, shape: { format: CSV, columns: ["cost", "x"] }',
    "columns",
  ],
])("refuses %s, naming %s", async (asked, field) => {
  await expect(answer(`mutation { answer: createExportSchedule(${asked}) { id } }`)).rejects.toThrow(field);
});
