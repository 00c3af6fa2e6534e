import { Authorized, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ApiKeyType } from "../access/keys/api-key.type.js";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { DateTimeISO } from "../core/scalars.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";
import { ApiKeyEventType, ApiKeyRejectionType } from "./api-key-outcome.type.js";
import { apiKeyEvent, apiKeyOutcomes } from "./api-key-outcomes.query.js";

const LATE = "Known about a second after the answer to the sender.";

/** What became of what keys sent: access knows no usage. */
@Resolver(() => ApiKeyType)
export class ApiKeyOutcomesResolver {
  /** By operation: one question answers for every key of a list, and for all three fields. */
  private readonly asked = new WeakMap<RequestContext, ReturnType<typeof apiKeyOutcomes>>();

  constructor(private readonly prices: PriceCatalogue) {}

  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @FieldResolver(() => ApiKeyRejectionType, {
    nullable: true,
    description: `The last thing it sent that was refused; null when nothing was. ${LATE}`,
  })
  async lastRejection(@Root() { id }: ApiKeyType, @Ctx() context: RequestContext): Promise<ApiKeyRejectionType | null> {
    return (await this.outcomeOf(id, context))?.rejection ?? null;
  }

  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @FieldResolver(() => DateTimeISO, {
    nullable: true,
    description: `When it last sent something that is recorded, also when that is archived; null when nothing is. ${LATE}`,
  })
  async lastRecordedAt(@Root() { id }: ApiKeyType, @Ctx() context: RequestContext): Promise<Date | null> {
    return (await this.outcomeOf(id, context))?.recorded?.at ?? null;
  }

  @Authorized<Permission>(Permission.MANAGE_KEYS)
  @FieldResolver(() => ApiKeyEventType, {
    nullable: true,
    description: `The last thing it sent that is recorded; null when nothing is, or it is archived. ${LATE}`,
  })
  async lastEvent(
    @Root() { id, project }: ApiKeyType,
    @Ctx() context: RequestContext,
  ): Promise<ApiKeyEventType | null> {
    const recorded = (await this.outcomeOf(id, context))?.recorded ?? null;
    if (recorded === null) return null;
    return apiKeyEvent(context, this.prices, { projectId: project.id, eventId: recorded.eventId });
  }

  private async outcomeOf(id: string, context: RequestContext) {
    const asked = this.asked.get(context) ?? apiKeyOutcomes(context.em.fork());
    this.asked.set(context, asked);
    return (await asked).get(id);
  }
}
