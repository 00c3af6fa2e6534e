import { Arg, Authorized, Resolver, Root, Subscription } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { AlertFeed } from "./alert-feed.js";
import type { AlertNews } from "./alert-news.js";
import { AlertNewsType } from "./alert-news.type.js";

/** Of the context of subscriptions, which brings the feed: a decorator has no resolver to take it from. */
export interface AlertFeedContext {
  readonly alertFeed: AlertFeed;
}

@Resolver()
export class AlertChangedResolver {
  @Authorized<Permission>(Permission.VIEW_ALERTS)
  @Subscription(() => AlertNewsType, {
    description:
      "Alerts as they change: at once after silence, then at most four times a second. A sign of life every 10 seconds.",
    subscribe: ({ args, context }: { args: { since?: string | null }; context: AlertFeedContext }) =>
      context.alertFeed.subscribe(args.since ?? null),
  })
  alertChanged(
    @Root() news: AlertNews,
    @Arg("since", () => String, { nullable: true, description: "The last cursor that was heard." })
    _since?: string | null,
  ): AlertNews {
    return news;
  }
}
