import { Arg, Args, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { readId } from "../../core/read-id.js";
import { Permission } from "../permission.js";
import type { RequestContext } from "../request-context.js";
import { ApiKeyChangeArgs } from "./api-key-change.input.js";
import { ApiKeyInput } from "./api-key.input.js";
import { ApiKeyType, IssuedApiKeyType } from "./api-key.type.js";
import { apiKey, apiKeys } from "./api-keys.query.js";
import { endPreviousSecret } from "./end-previous-secret.js";
import { issueApiKey, type ShownSecret } from "./issue-api-key.js";
import { revokeApiKey } from "./revoke-api-key.js";
import { rotateApiKey } from "./rotate-api-key.js";
import { updateApiKey } from "./update-api-key.js";

@Resolver()
export class ApiKeyResolver {
  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @Query(() => [ApiKeyType], { description: "The newest first, revoked ones last." })
  apiKeys(
    @Arg("includeRevoked", () => Boolean, { defaultValue: false }) includeRevoked: boolean,
    @Ctx() { em, clock }: RequestContext,
  ): Promise<ApiKeyType[]> {
    return apiKeys(em, { includeRevoked, now: clock() });
  }

  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @Query(() => ApiKeyType)
  apiKey(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<ApiKeyType> {
    return found(context, id);
  }

  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @Mutation(() => IssuedApiKeyType, { description: "Needs a fresh session." })
  async issueApiKey(
    @Arg("input", () => ApiKeyInput) input: ApiKeyInput,
    @Ctx() context: RequestContext,
  ): Promise<IssuedApiKeyType> {
    return shown(context, await issueApiKey(context, input));
  }

  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @Mutation(() => IssuedApiKeyType, {
    description:
      "Both secrets work until the former one's time is over: 0 hours ends it at once, at most 720. Needs a fresh session.",
  })
  async rotateApiKey(
    @Arg("id", () => ID) id: string,
    @Arg("overlapHours", () => Int, { defaultValue: 24 }) overlapHours: number,
    @Ctx() context: RequestContext,
  ): Promise<IssuedApiKeyType> {
    return shown(context, await rotateApiKey(context, id, overlapHours));
  }

  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @Mutation(() => ApiKeyType, { description: "Ends the former secret of a rotation before its time." })
  async endPreviousSecret(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<ApiKeyType> {
    await endPreviousSecret(context, id);
    return found(context, id);
  }

  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @Mutation(() => ApiKeyType, {
    description: "What is not given stays; null takes the expiry or the limit away. Scopes and project never change.",
  })
  async updateApiKey(
    @Args(() => ApiKeyChangeArgs) { id, name, expiresAt, requestsPerMinute }: ApiKeyChangeArgs,
    @Ctx() context: RequestContext,
  ): Promise<ApiKeyType> {
    await updateApiKey(context, id, { name: name ?? undefined, expiresAt, requestsPerMinute });
    return found(context, id);
  }

  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @Mutation(() => ApiKeyType, {
    description: "Final: refused everywhere within seconds, open sockets end within a minute. What it recorded stays.",
  })
  async revokeApiKey(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<ApiKeyType> {
    await revokeApiKey(context, id, reason);
    return found(context, id);
  }
}

function found({ em, clock }: RequestContext, id: string): Promise<ApiKeyType> {
  return apiKey(em, readId("id", "key", id), clock());
}

async function shown({ em, clock }: RequestContext, { id, secret }: ShownSecret): Promise<IssuedApiKeyType> {
  return { apiKey: await apiKey(em, id, clock()), secret };
}
