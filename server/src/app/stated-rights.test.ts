import "reflect-metadata";
import { Authorized, buildSchema, Field, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { expect, test } from "vitest";
import { Permission } from "../access/permission.js";
import { rightsDocument } from "./rights-document.js";
import { createSchema } from "./schema.js";
import { fieldRights, statedRights } from "./stated-rights.js";

@ObjectType()
class Drawer {
  @Field(() => String)
  label!: string;

  @Authorized<Permission>(Permission.VIEW_AUDIT)
  @Field(() => String)
  contents!: string;
}

@Resolver()
class DrawerResolver {
  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => Drawer)
  drawer(): Drawer {
    return { label: "", contents: "" };
  }

  @Authorized()
  @Query(() => String)
  drawerOfMine(): string {
    return "";
  }
}

@Resolver()
class ForgetfulResolver {
  @Mutation(() => Boolean)
  burnDrawer(): boolean {
    return true;
  }
}

const options = { authChecker: () => true, validate: false } as const;

test("an operation that states no right, and is not meant to be public, is named and ends the start", async () => {
  const schema = await buildSchema({ ...options, resolvers: [DrawerResolver, ForgetfulResolver] });
  expect(() => statedRights(schema)).toThrow("Without a stated right: mutation burnDrawer.");
});

test("rights are told as they stand beside operations and fields", async () => {
  const schema = await buildSchema({ ...options, resolvers: [DrawerResolver] });
  expect(statedRights(schema)).toEqual([
    { kind: "query", name: "drawer", permissions: [Permission.VIEW_USAGE] },
    { kind: "query", name: "drawerOfMine", permissions: [] },
  ]);
  expect(fieldRights(schema)).toEqual([{ type: "Drawer", field: "contents", permissions: [Permission.VIEW_AUDIT] }]);
  expect(rightsDocument(schema)).toContain("| Drawer.contents | VIEW_AUDIT |  | yes |  | yes |  |  |  |");
});

test("every operation of the product states its right, and the public ones are few", async () => {
  const rights = statedRights(await createSchema([]));
  const open = rights.filter(({ permissions }) => permissions === null).map(({ name }) => name);
  expect(rights.length).toBeGreaterThan(40);
  expect(open.length).toBeLessThanOrEqual(6);
});
