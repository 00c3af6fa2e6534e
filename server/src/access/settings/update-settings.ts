import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import { readSettings, storeSettings, type Settings } from "../../core/settings.js";
import { recordAudit } from "../audit.js";
import type { RequestContext } from "../request-context.js";
import { readSettingsChange, type SettingsRequest } from "./read-settings-change.js";

/** What the database says to a zone that it does not know: invalid_parameter_value. */
const ZONE_REFUSED = "22023";

/**
 * Changes the settings that are named; every replica uses them within seconds. What says the same as before
 * is no change, and leaves no entry in the audit log.
 *
 * @throws AppError BAD_INPUT naming the setting
 */
export async function updateSettings(context: RequestContext, request: SettingsRequest): Promise<void> {
  const change = readSettingsChange(request);
  try {
    await context.em.fork().transactional((transaction) => store(transaction, context, change));
  } catch (error) {
    // Node and the database each have a list of zones, and days are counted by both.
    if (!isRefusedZone(error)) throw error;
    throw AppError.badInput("reportingTimezone", "an IANA zone that the database knows too", request.reportingTimezone);
  }
}

async function store(em: EntityManager, context: RequestContext, change: Partial<Settings>): Promise<void> {
  // One change after the other, so that each is told from what the one before left.
  await em.execute("select key from settings order by key for update");
  const former = await readSettings(em);
  const names = changedNames(former, change);
  if (names.length === 0) return;
  const after = pick(change, names);
  await storeSettings(em, after);
  await recordAudit(em, context, {
    action: "settings.update",
    target: { kind: "settings", id: null },
    before: pick(former, names),
    after,
  });
}

function changedNames(former: Settings, change: Partial<Settings>): (keyof Settings)[] {
  const names: (keyof Settings)[] = [
    "reportingTimezone",
    "weekStart",
    "organisationName",
    "defaultLanguage",
    "minimumGroupSize",
  ];
  return names.filter((name) => change[name] !== undefined && change[name] !== former[name]);
}

function pick(settings: Partial<Settings>, names: readonly (keyof Settings)[]): Partial<Settings> {
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}

function isRefusedZone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === ZONE_REFUSED;
}
