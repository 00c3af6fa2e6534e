import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { checkFirst } from "../core/page.js";
import { readId } from "../core/read-id.js";
import { DateTimeISO } from "../core/scalars.js";
import { createThreshold } from "./create-threshold.js";
import { deleteThreshold } from "./delete-threshold.js";
import { findThreshold } from "./find-threshold.js";
import { MOST_THRESHOLDS } from "./most-thresholds.js";
import { muteThreshold } from "./mute-threshold.js";
import { thresholdHistory } from "./threshold-history.query.js";
import { ThresholdInput } from "./threshold.input.js";
import { ThresholdType } from "./threshold.type.js";
import { thresholds } from "./thresholds.query.js";
import { ThresholdVersionType } from "./threshold-version.type.js";
import { undoThreshold } from "./undo-threshold.js";
import { updateThreshold } from "./update-threshold.js";

const LONGEST_HISTORY = 100;

@Resolver(() => ThresholdType)
export class ThresholdResolver {
  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Query(() => [ThresholdType], {
    description: "Those that were not deleted: every default before what overrides it, then by meter and period.",
  })
  thresholds(
    @Arg("first", () => Int, { defaultValue: 200, description: `1 to ${MOST_THRESHOLDS}.` }) first: number,
    @Ctx() { em, clock }: RequestContext,
  ): Promise<ThresholdType[]> {
    checkFirst(first, MOST_THRESHOLDS);
    return thresholds(em.fork(), { now: clock(), first });
  }

  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Query(() => ThresholdType, { nullable: true, description: "Also one that was deleted. Null when there never was." })
  threshold(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<ThresholdType | null> {
    return findThreshold(context, readId("id", "threshold", id));
  }

  @FieldResolver(() => [ThresholdVersionType], { description: "The newest first." })
  history(
    @Root() { id }: ThresholdType,
    @Arg("first", () => Int, { defaultValue: 20, description: "1 to 100." }) first: number,
    @Ctx() { em }: RequestContext,
  ): Promise<ThresholdVersionType[]> {
    checkFirst(first, LONGEST_HISTORY);
    return thresholdHistory(em.fork(), { id: Number(id), first });
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => ThresholdType, {
    description: "Begins to watch; levels that the running period has reached already are told at once.",
  })
  async createThreshold(
    @Arg("input", () => ThresholdInput) input: ThresholdInput,
    @Ctx() context: RequestContext,
  ): Promise<ThresholdType> {
    return this.changed(context, await createThreshold(context, input));
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => ThresholdType, {
    description:
      "Replaces all of it, but for whether it is muted. Kind, scope, subject and meter must be those that it has. CONFLICT when somebody changed it after the version that was seen.",
  })
  async updateThreshold(
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int) version: number,
    @Arg("input", () => ThresholdInput) input: ThresholdInput,
    @Ctx() context: RequestContext,
  ): Promise<ThresholdType> {
    await updateThreshold(context, { id, version, input });
    return this.changed(context, Number(id));
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => ThresholdType, {
    description:
      "Writes the version before as a new one; of a deleted threshold, the one before it was deleted: its version is one more than the one that was deleted.",
  })
  async undoThreshold(
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int, { description: "The one to undo, which must be the newest." }) version: number,
    @Ctx() context: RequestContext,
  ): Promise<ThresholdType> {
    await undoThreshold(context, { id, version });
    return this.changed(context, Number(id));
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => ThresholdType, {
    description: "Crossings are still written down, and no channel is told until then. Null: they are told again.",
  })
  async muteThreshold(
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int) version: number,
    @Arg("until", () => DateTimeISO, { nullable: true, description: "Within 366 days." }) until: Date | null,
    @Ctx() context: RequestContext,
  ): Promise<ThresholdType> {
    await muteThreshold(context, { id, version, until: until ?? null });
    return this.changed(context, Number(id));
  }

  @Authorized<Permission>(Permission.MANAGE_ALERTS)
  @Mutation(() => Boolean, { description: "Its alerts stay. undoThreshold brings it back." })
  async deleteThreshold(
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int) version: number,
    @Arg("name", () => String, { nullable: true, description: "Its typedToDelete, where that is not null." })
    name: string | null,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    await deleteThreshold(context, { id, version, name: name ?? null });
    return true;
  }

  private async changed(context: RequestContext, id: number): Promise<ThresholdType> {
    const threshold = await findThreshold(context, id);
    if (threshold === null) throw new Error("a threshold was written but is not there");
    return threshold;
  }
}
