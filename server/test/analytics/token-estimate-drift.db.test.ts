import type { EntityManager } from "@mikro-orm/postgresql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tokenEstimateDrift } from "../../src/analytics/patterns/token-estimate-drift.query.js";
import { type Ask, openQuestions } from "./asking.js";
import { fillRandomUsage, seededRandom } from "./random-usage.js";

const YEAR = { range: { preset: "2025-12-01..2026-12-31" }, timezone: "UTC" };

let em: EntityManager;
let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ em, question, close } = await openQuestions());
  await fillRandomUsage(em, seededRandom(31), 3_000);
  await em.execute(
    "update token_usage set estimated_input_tokens = input_tokens * (80 + id * 7919 % 41) / 100 where id % 3 <> 0",
  );
});

afterAll(() => close());

test("every model has the ratios that a person would reckon from its requests", async () => {
  const { rows, total } = await question(YEAR, (asked) => tokenEstimateDrift(asked));
  const figures = `count(*)::int as requests,
    percentile_disc(0.5) within group (order by ratio) as "medianRatio",
    percentile_disc(0.05) within group (order by ratio) as "ratioP5",
    percentile_disc(0.95) within group (order by ratio) as "ratioP95",
    (count(*) filter (where ratio > 1.1))::float8 / count(*) as "overShare",
    (count(*) filter (where ratio < 0.9))::float8 / count(*) as "underShare"`;
  const compared = `(
    select model, estimated_input_tokens::float8 / nullif(input_tokens, 0) as ratio from token_usage
    where usage_state not in ('missing', 'estimated', 'partial')
  ) as compared where ratio is not null`;
  expect(rows.length).toBeGreaterThan(2);
  const byModel: object[] = await em.execute(
    `select model, ${figures} from ${compared} group by model order by count(*) desc, model collate "C"`,
  );
  expect(rows.map(rounded)).toEqual(byModel.map(rounded));
  const whole: object[] = await em.execute(`select ${figures} from ${compared}`);
  expect(rounded(total ?? {})).toEqual(rounded(whole[0] ?? {}));
});

test("of more requests than are read, the newest count, and it is said since when", async () => {
  const few = await question(YEAR, (asked) => tokenEstimateDrift(asked, 500));
  const all = await question(YEAR, (asked) => tokenEstimateDrift(asked));
  expect(all.singleRequestsSince).toEqual(all.range.from);
  expect(few.singleRequestsSince.getTime()).toBeGreaterThan(few.range.from.getTime());
  expect(few.total?.requests).toBeGreaterThan(0);
  expect(few.total?.requests).toBeLessThanOrEqual(500);
  expect(few.total?.requests).toBeLessThan(all.total?.requests ?? 0);
});

function rounded(figures: object) {
  const texts = Object.entries(figures).map(([name, is]) => [name, typeof is === "number" ? is.toFixed(9) : is]);
  return Object.fromEntries(texts);
}
