import { describe, expect, test } from "vitest";
import { reaches } from "./reaches.js";

describe("reaches", () => {
  test.each([
    { name: "exactly at the level reaches it", used: 80n, hundredfold: "8000", is: true },
    { name: "one unit below does not", used: 79n, hundredfold: "8000", is: false },
    { name: "a limit of parts of a unit is reached by the next whole one", used: 1n, hundredfold: "100.5", is: false },
    { name: "zeros behind the point are no part", used: 1n, hundredfold: "100.00", is: true },
    {
      name: "more than a double holds is compared exactly",
      used: 90071992547409931n,
      hundredfold: "9007199254740993200",
      is: false,
    },
  ])("$name", ({ used, hundredfold, is }) => {
    expect(reaches(used, hundredfold)).toBe(is);
  });
});
