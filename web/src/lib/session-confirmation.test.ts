import { expect, test } from "vitest";
import { askToConfirm, sessionConfirmation } from "./session-confirmation";

test("acts that are refused at the same time ask the member once, and the next one asks again", async () => {
  const both = Promise.all([askToConfirm(), askToConfirm()]);
  sessionConfirmation.get()?.(true);
  expect(await both).toEqual([true, true]);
  expect(sessionConfirmation.get()).toBeNull();

  const later = askToConfirm();
  sessionConfirmation.get()?.(false);
  expect(await later).toBe(false);
});
