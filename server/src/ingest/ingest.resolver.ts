import { MAX_EVENTS_PER_REQUEST } from "@tokenledger/model/limits";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { IngestReceiptType } from "./ingest-receipt.type.js";
import type { IngestService } from "./ingest.service.js";
import { toWireEvent, UsageEventInput } from "./usage-event.input.js";

@Resolver()
export class IngestResolver {
  constructor(private readonly ingest: IngestService) {}

  @Authorized<Permission>(Permission.RECORD_USAGE)
  @Mutation(() => IngestReceiptType, { description: "The same door as POST /v1/usage; answers after the commit." })
  async recordUsage(
    @Arg("events", () => [UsageEventInput]) events: UsageEventInput[],
    @Ctx() { viewer }: RequestContext,
  ): Promise<IngestReceiptType> {
    if (viewer?.kind !== "API_KEY") throw AppError.forbidden("an API key with the scope ingest");
    if (events.length === 0 || events.length > MAX_EVENTS_PER_REQUEST) {
      throw AppError.badInput("events", `1 to ${MAX_EVENTS_PER_REQUEST} events`, events.length);
    }
    const source = { projectId: viewer.projectId, apiKeyId: viewer.keyId, backfill: false };
    const { receipt } = await this.ingest.ingest(source, events.map(toWireEvent));
    return receipt;
  }
}
