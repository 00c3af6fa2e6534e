import { expect, test } from "vitest";
import { overridesDefault } from "./overrides-default";

const each = { scope: "EACH_USER", meter: "COST", period: "ONCE", startsOn: "2026-11-01", endsOn: "2026-11-30" };

test("what happens once stands in place of a default of the same days alone", () => {
  expect(overridesDefault({ ...each, scope: "USER" }, [each])).toBe(true);
  expect(overridesDefault({ ...each, scope: "USER", endsOn: "2026-11-29" }, [each])).toBe(false);
});
