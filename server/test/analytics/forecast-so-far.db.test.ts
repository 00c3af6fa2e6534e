import type { MikroORM } from "@mikro-orm/postgresql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Role } from "../../src/access/permission.js";
import type { Viewer } from "../../src/access/viewer.js";
import { ForecastPeriod } from "../../src/analytics/domain/forecast/forecast-words.js";
import { Compare, Meter } from "../../src/analytics/domain/question-words.js";
import { ask } from "../../src/analytics/question.js";
import { toForecast } from "../../src/analytics/to-forecast.js";
import { usageForecast } from "../../src/analytics/usage-forecast.query.js";
import { usageTotals } from "../../src/analytics/usage-totals.query.js";
import { createOrm } from "../../src/app/orm.js";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { fillRandomUsage, randomTime, seededRandom } from "./random-usage.js";

const MEMBER: Viewer = {
  kind: "MEMBER",
  memberId: 1,
  email: "a@b.c",
  name: "",
  role: Role.ANALYST,
  sessionId: "1",
  confirmedAt: new Date(0),
  hasPassword: true,
  permissions: [],
};

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({ databaseUrl: database.url, poolSize: 2 });
  await fillRandomUsage(orm.em.fork(), seededRandom(11), 3_000);
});

afterAll(async () => {
  await orm.close();
  await database.drop();
});

// Half of the random times lie around changes of the clock and turns of months and years.
test.each(["UTC", "America/New_York", "Asia/Seoul", "Australia/Lord_Howe", "Asia/Beirut"])(
  "what a period has so far equals its totals, at any moment in %s",
  async (timezone) => {
    const random = seededRandom(timezone.length);
    let used = 0;
    for (let turn = 0; turn < 12; turn++) {
      const now = randomTime(random);
      const period = Object.values(ForecastPeriod)[turn % 3] ?? ForecastPeriod.DAY;
      const context = { em: orm.em.fork(), viewer: MEMBER, clock: () => now, http: null };
      const filter = { range: { preset: "today" }, timezone, excludeModels: turn % 2 === 0 ? [] : ["gemini-2.5-pro"] };
      const asked = { meter: Meter.COST, period };
      const { range, soFar } = toForecast(
        await ask(context, filter, (question) => usageForecast(question, asked)),
        asked,
      );
      const today = await ask(context, filter, ({ filter: { range: resolved } }) => Promise.resolve(resolved));
      const whole = { ...filter, range: { from: range.from, to: today.to } };
      const totals = await ask(context, whole, (question) => usageTotals(question, Compare.OFF));
      expect({ now, period, soFar }).toEqual({ now, period, soFar: totals.cost });
      if (soFar !== "0") used += 1;
    }
    expect(used).toBeGreaterThan(4);
  },
  60_000,
);
