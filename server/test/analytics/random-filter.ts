import type { UsageFilterRequest } from "../../src/analytics/question.js";
import { RequestStatus } from "../../src/core/request-status.js";
import { KEY_OF_SUMS, pick, type Random } from "./random-usage.js";

/** The same question twice: as the API is asked, and as a person would write it in SQL about `token_usage`. */
export interface RandomFilter {
  readonly filter: Partial<UsageFilterRequest>;
  readonly sql: string;
}

interface Dimension {
  readonly include: keyof UsageFilterRequest;
  readonly exclude: keyof UsageFilterRequest;
  /** As the API is told them; some occur nowhere. */
  readonly values: readonly string[];
  /** Of a raw row, as text in the words of the API. */
  readonly raw: string;
}

const DIMENSIONS: readonly Dimension[] = [
  { include: "projectIds", exclude: "excludeProjectIds", values: ["1", "2", "99"], raw: "project_id::text" },
  {
    include: "apiKeyIds",
    exclude: "excludeApiKeyIds",
    values: ["0", "1", "2", "3", "4"],
    raw: `coalesce(${KEY_OF_SUMS.replaceAll("$row", "token_usage")}, 0)::text`,
  },
  {
    include: "userIds",
    exclude: "excludeUserIds",
    values: ["0", "1", "2", "3", "5", "8", "13", "21", "34"],
    raw: "coalesce(user_id, 0)::text",
  },
  {
    include: "models",
    exclude: "excludeModels",
    values: ["gemini-2.5-flash", "gemini-2.5-pro", "gpt-5-mini", "house-model", "Z", "a", "nobody's"],
    raw: "model",
  },
  { include: "providers", exclude: "excludeProviders", values: ["google", "openai", "house"], raw: "provider" },
  { include: "features", exclude: "excludeFeatures", values: ["summary", "tag", "unspecified"], raw: "feature" },
  { include: "operations", exclude: "excludeOperations", values: ["chat", "embedding"], raw: "operation" },
  { include: "statuses", exclude: "excludeStatuses", values: Object.values(RequestStatus), raw: "upper(status)" },
];

/** Of each dimension nothing, some values, all but some, or both; usually of few dimensions at once. */
export function randomFilter(random: Random): RandomFilter {
  const filter: Record<string, readonly string[]> = {};
  const conditions: string[] = ["true"];
  for (const { include, exclude, values, raw } of DIMENSIONS) {
    const kind = random();
    if (kind < 0.18) {
      const wanted = someOf(random, values, Math.ceil(values.length / 2));
      filter[include] = wanted;
      conditions.push(`${raw} in (${listed(wanted)})`);
    }
    if (kind > 0.12 && kind < 0.3) {
      const unwanted = someOf(random, values, 2);
      filter[exclude] = unwanted;
      conditions.push(`${raw} not in (${listed(unwanted)})`);
    }
  }
  return { filter, sql: conditions.join(" and ") };
}

function someOf(random: Random, values: readonly string[], most: number): readonly string[] {
  const count = 1 + Math.floor(random() * most);
  return [...new Set(Array.from({ length: count }, () => pick(random, values)))];
}

function listed(values: readonly string[]): string {
  return values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
}
