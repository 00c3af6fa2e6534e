import { Authorized, Ctx, FieldResolver, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { statementsOf } from "../../core/statements.js";
import {
  ArchivingHealthType,
  DataHealthType,
  IngestHealthType,
  MergingHealthType,
  MessagesHealthType,
} from "./data-health.type.js";
import { archivingHealth, ingestHealth, mergingHealth, messagesHealth } from "./read-data-health.js";

/** Each part is found out by itself: one that fails is null and says why, and the others are told. */
@Resolver(() => DataHealthType)
export class DataHealthResolver {
  @Authorized<Permission>(Permission.MANAGE_SETTINGS)
  @Query(() => DataHealthType)
  dataHealth(@Ctx() { clock }: RequestContext): DataHealthType {
    return { askedAt: clock() };
  }

  @FieldResolver(() => IngestHealthType, { nullable: true })
  ingest(@Ctx() { em }: RequestContext): Promise<IngestHealthType> {
    return ingestHealth(statementsOf(em.fork()));
  }

  @FieldResolver(() => MergingHealthType, { nullable: true })
  merging(@Ctx() { em }: RequestContext): Promise<MergingHealthType> {
    return mergingHealth(statementsOf(em.fork()));
  }

  @FieldResolver(() => ArchivingHealthType, { nullable: true })
  archiving(@Ctx() { em }: RequestContext): Promise<ArchivingHealthType> {
    return archivingHealth(statementsOf(em.fork()));
  }

  @FieldResolver(() => MessagesHealthType, { nullable: true })
  messages(@Ctx() { em }: RequestContext): Promise<MessagesHealthType> {
    return messagesHealth(statementsOf(em.fork()));
  }
}
