import type { RangePreset } from "../../../lib/url-grammar";

export const PRESET_GROUPS = [
  ["today", "yesterday", "24h"],
  ["7d", "30d", "90d"],
  ["wtd", "mtd", "lastmonth"],
] as const satisfies readonly (readonly RangePreset[])[];

export const PRESET_LETTERS: Readonly<Partial<Record<RangePreset, string>>> = {
  today: "t",
  yesterday: "y",
  "7d": "w",
  mtd: "m",
  lastmonth: "l",
};
