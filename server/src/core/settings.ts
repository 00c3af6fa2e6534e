import type { EntityManager } from "@mikro-orm/postgresql";

/** Choices of the installation that decide what days, weeks and months are. */
export interface Settings {
  /** IANA zone. */
  readonly reportingTimezone: string;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
}

const DEFAULTS: Settings = { reportingTimezone: "Asia/Seoul", weekStart: 1 };

export async function readSettings(em: EntityManager): Promise<Settings> {
  const rows: { key: string; value: unknown }[] = await em.execute(
    "select key, value from settings where key in ('reportingTimezone', 'weekStart')",
  );
  return Object.assign({ ...DEFAULTS }, Object.fromEntries(rows.map((row) => [row.key, row.value])));
}

/** Keeps what is stored: configuration gives the first value only. */
export async function storeFirstSettings(em: EntityManager, first: Partial<Settings>): Promise<void> {
  for (const [key, value] of Object.entries({ ...DEFAULTS, ...first })) {
    await em.execute("insert into settings (key, value) values (?, ?::jsonb) on conflict (key) do nothing", [
      key,
      JSON.stringify(value),
    ]);
  }
}
