import { onDays } from "./on-days.js";
import type { AnswersQuestion, AskedDays } from "./question.js";

const OVERVIEW_MS = 50;
const RANKING_MS = 150;
const SUMS = `count(), sum(input_tokens), sum(cached_input_tokens), sum(cache_write_tokens), sum(output_tokens),
  sum(reasoning_tokens), sum(total_tokens), sum(cost)`;

const within = (days: AskedDays) => `from usage where ${onDays(days)}`;

const series = (rest: string) => `query ($filter: UsageFilterInput!) {
  usageSeries(filter: $filter, ${rest}) { buckets { start } series { key values } total } }`;

const breakdown = (groupBy: string) => `query ($filter: UsageFilterInput!) {
  usageBreakdown(filter: $filter, groupBy: ${groupBy}, first: 20) {
    nodes { key label requests inputTokens outputTokens totalTokens cost share }
    totalCount grandTotal { cost requests } } }`;

const TOTALS = `query ($filter: UsageFilterInput!) {
  usageTotals(filter: $filter) { requests inputTokens cachedInputTokens outputTokens totalTokens cost activeUsers } }`;

/** Grouped by one name each. */
const BY_NAME = ["model", "feature"].map((name): AnswersQuestion => {
  return {
    name: `by ${name}, 90 days`,
    document: breakdown(name.toUpperCase()),
    sql: (days) => `select ${name}, ${SUMS} ${within(days)} group by ${name} order by sum(cost) desc`,
    wantedRatio: 10,
    bound: OVERVIEW_MS,
    days: 90,
  };
});

const top20 = (days: AskedDays) =>
  `select user_id, ${SUMS} ${within(days)} and user_id <> 0 group by user_id order by sum(cost) desc limit 20`;

/** Of the Overview as well; nothing of the kind is compared. */
const OURS = [
  [
    "totals and the 90 days before",
    "usageTotals(filter: $filter, compare: PREV) { cost activeUsers previous { cost activeUsers } }",
  ],
  ["forecast of the month", "usageForecast(filter: $filter) { point low high }"],
  ["unusual days, 90 days", "usageAnomalies(filter: $filter) { start score contributors { key } }"],
  [
    "by model and who moved, 90 days",
    "usageBreakdown(filter: $filter, groupBy: MODEL, compare: PREV, first: 20) { nodes { key cost rank rankBefore } }",
  ],
].map(([name = "", field = ""]): AnswersQuestion => {
  return {
    name,
    document: `query ($filter: UsageFilterInput!) { ${field} }`,
    sql: null,
    wantedRatio: null,
    bound: OVERVIEW_MS,
    days: 90,
  };
});

const MOVEMENT: AnswersQuestion = {
  name: "20 dearest app users and who moved, any days",
  document: `query ($filter: UsageFilterInput!) {
    usageBreakdown(filter: $filter, groupBy: USER, compare: PREV, first: 20) { nodes { key cost rank rankBefore } } }`,
  sql: null,
  wantedRatio: null,
  bound: RANKING_MS,
  days: null,
};

const RANKINGS = [90, 30, null].map((days): AnswersQuestion => {
  return {
    name: days === null ? "20 dearest app users, any days" : `20 dearest app users, ${days} days`,
    document: breakdown("USER"),
    sql: top20,
    wantedRatio: 2,
    bound: RANKING_MS,
    days,
  };
});

const totals = (days: number | null): AnswersQuestion => {
  return {
    name: days === null ? "totals, any days" : `totals, ${days} days`,
    document: TOTALS,
    // Without the distinct app users that ours tells as well: that alone takes it longer than the sums.
    sql: (asked) => `select ${SUMS} ${within(asked)}`,
    wantedRatio: 10,
    bound: OVERVIEW_MS,
    days,
  };
};

/** What an Overview asks, and the ranking. */
export const QUESTIONS: readonly AnswersQuestion[] = [
  totals(90),
  totals(null),
  {
    name: "cost by day, 90 days",
    document: series("meter: COST, grain: DAY"),
    sql: (days) =>
      `select toDate(created_at, '${days.timezone}') as day, sum(cost) ${within(days)} group by day order by day`,
    wantedRatio: 10,
    bound: OVERVIEW_MS,
    days: 90,
  },
  {
    name: "cost by hour, 7 days",
    document: series("meter: COST, grain: HOUR"),
    sql: (days) =>
      `select toStartOfHour(created_at, '${days.timezone}') as hour, sum(cost) ${within(days)} group by hour order by hour`,
    wantedRatio: null,
    bound: OVERVIEW_MS,
    days: 7,
  },
  {
    name: "tokens by day and model, 90 days",
    document: series("meter: TOKENS, grain: DAY, groupBy: MODEL, top: 6"),
    sql: (days) =>
      `select toDate(created_at, '${days.timezone}') as day, model, sum(total_tokens) ${within(days)} group by day, model order by day`,
    wantedRatio: 10,
    bound: OVERVIEW_MS,
    days: 90,
  },
  ...BY_NAME,
  ...OURS,
  ...RANKINGS,
  MOVEMENT,
];
