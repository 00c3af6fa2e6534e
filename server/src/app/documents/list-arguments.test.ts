import { isObjectType } from "graphql";
import { expect, test } from "vitest";
import "reflect-metadata";
import { createSchema } from "../schema.js";

test("every argument that says how many is told with its most", async () => {
  const schema = await createSchema([]);
  const sized = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()))
    .flatMap(({ name: field, args }) => args.map(({ name, description }) => ({ field, name, description })))
    .filter(({ name }) => name === "first" || name === "top");
  expect(sized.length).toBeGreaterThan(5);
  for (const { field, name, description } of sized) {
    expect(`${field}(${name}): ${description}`).toMatch(/: 1 to \d+\./);
  }
});
