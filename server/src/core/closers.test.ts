import { expect, test } from "vitest";
import { Closers } from "./closers.js";

test("one that fails does not keep the rest open, and the first fault is told", async () => {
  const closed: string[] = [];
  const closers = new Closers();
  const add = (name: string, fault?: Error) => {
    closers.add(() => {
      closed.push(name);
      return fault === undefined ? Promise.resolve() : Promise.reject(fault);
    });
  };
  add("database");
  add("container", new Error("second fault"));
  add("server", new Error("first fault"));
  await expect(closers.close()).rejects.toThrow("first fault");
  expect(closed).toEqual(["server", "container", "database"]);
});

test("closing twice closes once", async () => {
  let times = 0;
  const closers = new Closers();
  closers.add(() => {
    times += 1;
    return Promise.resolve();
  });
  await closers.close();
  await closers.close();
  expect(times).toBe(1);
});
