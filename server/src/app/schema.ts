import type { GraphQLSchema } from "graphql";
import { buildSchema, type NonEmptyArray } from "type-graphql";
import { authChecker } from "./auth-checker.js";

/** Instances of resolvers, made once in the container. */
export type Resolvers = readonly object[];

/** The GraphQL schema. Built from instances: there is no dependency injection but this map. */
export function createSchema(resolvers: Resolvers): Promise<GraphQLSchema> {
  const instances = new Map(resolvers.map((resolver) => [resolver.constructor, resolver]));
  return buildSchema({
    resolvers: [...instances.keys()] as unknown as NonEmptyArray<never>,
    container: { get: (type: new () => object) => instances.get(type) },
    authChecker,
    validate: false,
    // Subscriptions bring their own source; nothing is published here.
    pubSub: { publish: () => undefined, subscribe: () => emptyFeed() },
  });
}

async function* emptyFeed(): AsyncGenerator<never> {}
