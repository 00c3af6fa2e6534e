import type { EntityManager } from "@mikro-orm/postgresql";
import { Language } from "./language.js";

/** Choices of the installation. The zone and the week's start decide what days, weeks and months are. */
export interface Settings {
  /** IANA zone. */
  readonly reportingTimezone: string;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
  /** Whose installation it is; may be empty. */
  readonly organisationName: string;
  /** Of who has not chosen one. */
  readonly defaultLanguage: Language;
  /** Groups of fewer app users are not told apart to viewers who may not reveal identities. */
  readonly minimumGroupSize: number;
}

const DEFAULTS: Settings = {
  reportingTimezone: "Asia/Seoul",
  weekStart: 1,
  organisationName: "",
  defaultLanguage: Language.KO,
  minimumGroupSize: 5,
};

export async function readSettings(em: EntityManager): Promise<Settings> {
  const rows: { key: string; value: unknown }[] = await em.execute(
    "select key, value from settings where key = any(?::text[])",
    [`{${SETTING_KEYS.join(",")}}`],
  );
  return settingsOf(Object.fromEntries(rows.map((row) => [row.key, row.value])));
}

/** For who reads them along with something else. */
export const SETTING_KEYS: readonly string[] = Object.keys(DEFAULTS);

/** @param stored values by key; what is not stored has its default */
export function settingsOf(stored: Readonly<Record<string, unknown>>): Settings {
  return Object.assign({ ...DEFAULTS }, stored);
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

/** In place of what is stored; settings that are not named stay. */
export async function storeSettings(em: EntityManager, changed: Partial<Settings>): Promise<void> {
  for (const [key, value] of Object.entries(changed)) {
    await em.execute(
      `insert into settings (key, value) values (?, ?::jsonb)
       on conflict (key) do update set value = excluded.value, updated_at = now()`,
      [key, JSON.stringify(value)],
    );
  }
}
