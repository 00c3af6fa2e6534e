import type { EntityManager } from "@mikro-orm/postgresql";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { Language } from "./language.js";
import { readSettings, type Settings } from "./settings.js";

const usable: z.ZodType<Settings> = z.object({
  reportingTimezone: z.string().refine(isZone, "no IANA zone"),
  weekStart: z.int().min(1).max(7),
  organisationName: z.string(),
  defaultLanguage: z.enum(Language),
  minimumGroupSize: z.int().min(1),
});

/** The settings as this process knows them, for what goes on for long; a question reads the stored ones. */
export class CurrentSettings {
  constructor(private known: Settings) {}

  static async load(em: EntityManager): Promise<CurrentSettings> {
    return new CurrentSettings(await readSettings(em));
  }

  /** The same object until they change. */
  get current(): Settings {
    return this.known;
  }

  /**
   * Whether others are stored than were known.
   *
   * @throws when they cannot be read or used: those known before stay
   */
  async reload(em: EntityManager): Promise<boolean> {
    const stored = usable.parse(await readSettings(em));
    if (isDeepStrictEqual(stored, this.known)) return false;
    this.known = stored;
    return true;
  }
}

function isZone(timezone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: timezone });
    return true;
  } catch {
    return false; // it throws for nothing else
  }
}
