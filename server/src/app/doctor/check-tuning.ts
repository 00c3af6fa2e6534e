import { fine, lookAt, type Finding } from "./finding.js";
import type { ReachedPatient } from "./patient.js";

interface Setting {
  readonly name: string;
  readonly setting: string;
  /** Such as `8kB` or `MB`; null where it is no amount. */
  readonly unit: string | null;
}

const MIB = 1024 ** 2;
const UNIT_BYTES: Readonly<Record<string, number>> = { B: 1, kB: 1024, "8kB": 8 * 1024, MB: MIB };

/** Of "Tuning a production PostgreSQL" in docs/operations.md, what is worth changing on every machine. */
const TUNING: readonly {
  readonly name: string;
  readonly wanted: string;
  readonly isFine: (value: number) => boolean;
}[] = [
  { name: "shared_buffers", wanted: "a quarter of memory", isFine: (bytes) => bytes >= 128 * MIB },
  { name: "max_wal_size", wanted: "2GB", isFine: (bytes) => bytes >= 2048 * MIB },
  { name: "random_page_cost", wanted: "1.1 on solid-state disks", isFine: (cost) => cost < 4 },
  { name: "jit", wanted: "off", isFine: (on) => on === 0 },
  { name: "autovacuum", wanted: "on", isFine: (on) => on === 1 },
];

export async function checkTuning({ client }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<Setting>("select name, setting, unit from pg_settings where name = any($1)", [
    TUNING.map(({ name }) => name),
  ]);
  const off = TUNING.filter(({ name, isFine }) => {
    const row = rows.find((one) => one.name === name);
    return row !== undefined && !isFine(amountOf(row));
  });
  if (off.length === 0) return [fine("tuning", "The settings that matter most for speed are set.")];
  return [
    lookAt(
      "tuning",
      `Slower than it could be: ${off.map(({ name }) => name).join(", ")}.`,
      `Set ${off.map(({ name, wanted }) => `${name} to ${wanted}`).join(", ")}; docs/operations.md says why.`,
    ),
  ];
}

function amountOf({ setting, unit }: Setting): number {
  if (setting === "on") return 1;
  if (setting === "off") return 0;
  return Number(setting) * (unit === null ? 1 : (UNIT_BYTES[unit] ?? 1));
}

const HOLDERS = `
  select (select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
            and xact_start < clock_timestamp() - interval '1 hour') as transactions,
    (select count(*)::int from pg_replication_slots where not active) as slots`;

/** What keeps the database from throwing away what nobody needs: it grows and becomes slow. */
export async function checkHolders({ client }: ReachedPatient): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ transactions: number; slots: number }>(HOLDERS);
  const { transactions, slots } = rows[0] ?? { transactions: 0, slots: 0 };
  const findings: Finding[] = [];
  if (transactions > 0) {
    findings.push(
      lookAt(
        "transactions",
        `${transactions} transactions are open for more than an hour: nothing can be vacuumed meanwhile.`,
        "Find them in pg_stat_activity by xact_start and end those that nobody waits for.",
      ),
    );
  }
  if (slots > 0) {
    findings.push(
      lookAt(
        "slots",
        `${slots} replication slots are read by nobody: the log is kept for them until the disk is full.`,
        "Drop those of pg_replication_slots that are not needed any more: pg_drop_replication_slot(name).",
      ),
    );
  }
  return findings;
}
