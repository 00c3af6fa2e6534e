import { Authorized, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ApiKeyType } from "../access/keys/api-key.type.js";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { BigIntString } from "../core/scalars.js";
import { recentKeyRequests } from "./recent-key-requests.query.js";

/** What keys recorded: access knows no usage. */
@Resolver(() => ApiKeyType)
export class ApiKeyRequestsResolver {
  /** By operation: one question answers for every key of a list. */
  private readonly asked = new WeakMap<RequestContext, ReturnType<typeof recentKeyRequests>>();

  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @FieldResolver(() => BigIntString, {
    description: "Requests of the last 7 days that it recorded, by the quarter hour.",
  })
  async recentRequests(@Root() { id }: ApiKeyType, @Ctx() context: RequestContext): Promise<bigint> {
    const asked = this.asked.get(context) ?? recentKeyRequests(context.em.fork(), context.clock());
    this.asked.set(context, asked);
    return (await asked).get(id) ?? 0n;
  }
}
