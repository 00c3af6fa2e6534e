import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ACTIONS, actionText, isAboutIdentity } from "./action-words";

const SERVER = new URL("../../../../../server/src/", import.meta.url).pathname;
const RECORDED = /\baction: "([a-zA-Z]+(?:\.[a-zA-Z]+)+)"/g;

const recorded = new Set(
  globSync("**/*.ts", { cwd: SERVER, exclude: ["**/*.test.ts"] }).flatMap((file) =>
    [...readFileSync(`${SERVER}${file}`, "utf8").matchAll(RECORDED)].map(([, action = ""]) => action),
  ),
);

describe("actionText", () => {
  test("there are actions to look at", () => {
    expect(recorded.size).toBeGreaterThan(10);
  });

  test("every action that the server records has words", () => {
    expect([...recorded].filter((action) => !ACTIONS.some((known) => known === action))).toEqual([]);
  });

  test("an action of a later version is called by its verb", () => {
    expect(actionText("unheardOf.create", (key) => key)).toBe("unheardOf.create");
  });

  test("reveals are about who somebody is, prices are not", () => {
    expect(isAboutIdentity("appUser.reveal")).toBe(true);
    expect(isAboutIdentity("price.create")).toBe(false);
  });
});
