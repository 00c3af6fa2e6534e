import type { MatchLogic } from "./match-model.js";

/** Which names a price stands for, to be read: `equals "gpt-5" or starts with "gpt-5-2025"`. */
export function describeMatch(match: MatchLogic): string {
  if ("equals" in match) return `equals "${match.equals}"`;
  if ("starts_with" in match) return `starts with "${match.starts_with}"`;
  if ("ends_with" in match) return `ends with "${match.ends_with}"`;
  if ("contains" in match) return `contains "${match.contains}"`;
  if ("regex" in match) return `matches ${match.regex}`;
  if ("or" in match) return match.or.map((part) => grouped(part, "and")).join(" or ");
  return match.and.map((part) => grouped(part, "or")).join(" and ");
}

/** In parentheses where the other word would be read across it. */
function grouped(part: MatchLogic, word: "and" | "or"): string {
  return word in part ? `(${describeMatch(part)})` : describeMatch(part);
}
