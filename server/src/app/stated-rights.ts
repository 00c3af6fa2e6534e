import type { GraphQLObjectType, GraphQLSchema } from "graphql";
import { getMetadataStorage } from "type-graphql";
import { Permission } from "../access/permission.js";

/** The few that answer whoever asks. Everything else names its right with `@Authorized` beside it. */
const PUBLIC_OPERATIONS: ReadonlySet<string> = new Set([
  "viewer",
  "signIn",
  "signOut",
  "signInOptions",
  "invitation",
  "acceptInvitation",
]);

export type OperationKind = "query" | "mutation" | "subscription";

/** Who may ask for one root field of the schema. */
export interface StatedRight {
  readonly kind: OperationKind;
  readonly name: string;
  /** All of them are needed; none: signed in is enough; null: public. */
  readonly permissions: readonly Permission[] | null;
}

/** A field below the root that needs more than the operation it is part of. */
export interface FieldRight {
  readonly type: string;
  readonly field: string;
  readonly permissions: readonly Permission[];
}

/**
 * The rights of every operation of the schema, as its resolvers state them.
 *
 * @throws Error naming every operation that states none and is not meant to be public
 */
export function statedRights(schema: GraphQLSchema): readonly StatedRight[] {
  const { queries, mutations, subscriptions } = getMetadataStorage();
  const rights = [
    ...rightsOf("query", schema.getQueryType(), queries),
    ...rightsOf("mutation", schema.getMutationType(), mutations),
    ...rightsOf("subscription", schema.getSubscriptionType(), subscriptions),
  ];
  const silent = rights.filter(({ name, permissions }) => permissions === null && !PUBLIC_OPERATIONS.has(name));
  if (silent.length === 0) return rights;
  const names = silent.map(({ kind, name }) => `${kind} ${name}`).join(", ");
  throw new Error(`Without a stated right: ${names}. Put @Authorized above the method.`);
}

/** Fields of the schema's types with a right of their own, as `@Authorized` beside the field states it. */
export function fieldRights(schema: GraphQLSchema): readonly FieldRight[] {
  const { authorizedFields, objectTypes } = getMetadataStorage();
  return authorizedFields.flatMap(({ target, fieldName, roles }) => {
    const type = objectTypes.find((one) => one.target === target)?.name;
    if (type === undefined || schema.getType(type) === undefined) return [];
    return [{ type, field: fieldName, permissions: permissionsAmong(roles) }];
  });
}

interface StatingMethod {
  readonly schemaName: string;
  readonly roles?: readonly unknown[];
}

function rightsOf(
  kind: OperationKind,
  root: GraphQLObjectType | null | undefined,
  methods: readonly StatingMethod[],
): StatedRight[] {
  return Object.keys(root?.getFields() ?? {}).map((name) => {
    const roles = methods.find(({ schemaName }) => schemaName === name)?.roles;
    return { kind, name, permissions: roles === undefined ? null : permissionsAmong(roles) };
  });
}

const PERMISSIONS: readonly unknown[] = Object.values(Permission);

function permissionsAmong(roles: readonly unknown[]): readonly Permission[] {
  return roles.map((role) => {
    if (!isPermission(role)) throw new Error(`@Authorized names ${String(role)}, which is no permission.`);
    return role;
  });
}

function isPermission(role: unknown): role is Permission {
  return PERMISSIONS.includes(role);
}
