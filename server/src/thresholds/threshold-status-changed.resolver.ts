import { Arg, Authorized, Resolver, Root, Subscription } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { ThresholdFeed } from "./threshold-feed.js";
import { ThresholdNewsType } from "./threshold-news.type.js";

/** Of the context of subscriptions, which brings the feed: a decorator has no resolver to take it from. */
export interface ThresholdFeedContext {
  readonly thresholdFeed: ThresholdFeed;
}

@Resolver()
export class ThresholdStatusChangedResolver {
  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Subscription(() => ThresholdNewsType, {
    description:
      "Tells when something of thresholds, or of how near to them usage is, changed: at once after silence, then at most every 2 seconds.",
    subscribe: ({ args, context }: { args: { since?: string | null }; context: ThresholdFeedContext }) =>
      context.thresholdFeed.subscribe(args.since ?? null),
  })
  thresholdStatusChanged(
    @Root() news: ThresholdNewsType,
    @Arg("since", () => String, { nullable: true, description: "The last cursor that was heard." })
    _since?: string | null,
  ): ThresholdNewsType {
    return news;
  }
}
