import type { SettingsInput } from "../../../lib/graphql/graphql";
import type { ConsoleSettings } from "../../../lib/use-settings";

export type GeneralSettings = Pick<
  ConsoleSettings,
  "organisationName" | "reportingTimezone" | "weekStart" | "defaultLanguage" | "minimumGroupSize"
>;

/** The form as typed. */
export type SettingsDraft = Omit<GeneralSettings, "minimumGroupSize"> & { minimumGroupSize: string };

export type SettingName = keyof GeneralSettings;
export type SettingProblem = "longName" | "noGroupSize";

export interface SettingChange {
  name: SettingName;
  before: string;
  after: string;
}

export interface ReadSettings {
  /** In the order of the form. */
  changes: readonly SettingChange[];
  problems: ReadonlyMap<SettingName, SettingProblem>;
  /** What to send; null while there is nothing to change, or something is wrong. */
  input: SettingsInput | null;
}

const NAMES: readonly SettingName[] = [
  "organisationName",
  "defaultLanguage",
  "reportingTimezone",
  "weekStart",
  "minimumGroupSize",
];
const LONGEST_NAME = 100;
const GROUP_SIZE = { least: 2, most: 50 };

export function draftOf(settings: GeneralSettings): SettingsDraft {
  return { ...settings, minimumGroupSize: String(settings.minimumGroupSize) };
}

/** What a draft changes of the settings as they are now. */
export function readSettings(draft: SettingsDraft, settings: GeneralSettings): ReadSettings {
  const read = { ...draft, organisationName: draft.organisationName.trim(), minimumGroupSize: sizeOf(draft) };
  const problems = new Map<SettingName, SettingProblem>();
  if (read.organisationName.length > LONGEST_NAME) problems.set("organisationName", "longName");
  if (read.minimumGroupSize === null) problems.set("minimumGroupSize", "noGroupSize");

  const changes = NAMES.filter((name) => read[name] !== null && read[name] !== settings[name]).map((name) => ({
    name,
    before: String(settings[name]),
    after: String(read[name]),
  }));
  const input = Object.fromEntries(changes.map(({ name }) => [name, read[name]]));
  return { changes, problems, input: changes.length === 0 || problems.size > 0 ? null : input };
}

function sizeOf({ minimumGroupSize }: SettingsDraft): number | null {
  const size = Number(minimumGroupSize);
  const isSize = /^\d+$/.test(minimumGroupSize.trim()) && size >= GROUP_SIZE.least && size <= GROUP_SIZE.most;
  return isSize ? size : null;
}
