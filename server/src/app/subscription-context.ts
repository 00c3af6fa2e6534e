import type { EntityManager } from "@mikro-orm/postgresql";
import type { Viewer } from "../access/viewer.js";
import type { AlertFeedContext } from "../alerts/feed/alert-changed.resolver.js";
import type { AlertFeed } from "../alerts/feed/alert-feed.js";
import type { LiveContext } from "../analytics/follow-usage.js";
import type { Clock } from "../core/clock.js";
import type { CurrentSettings } from "../core/current-settings.js";
import type { UsageFeed } from "../live/usage-feed.js";
import type { ThresholdFeed } from "../thresholds/threshold-feed.js";
import type { ThresholdFeedContext } from "../thresholds/threshold-status-changed.resolver.js";

interface Parts {
  readonly em: EntityManager;
  readonly viewer: Viewer | null;
  readonly clock: Clock;
  readonly feed: UsageFeed;
  readonly thresholdFeed: ThresholdFeed;
  readonly alertFeed: AlertFeed;
  readonly settings: CurrentSettings;
}

/** The context of one subscription, for life: its viewer is the one whose rights were checked when it began. */
export class SubscriptionContext implements LiveContext, ThresholdFeedContext, AlertFeedContext {
  readonly em: EntityManager;
  readonly viewer: Viewer | null;
  readonly clock: Clock;
  readonly feed: UsageFeed;
  readonly thresholdFeed: ThresholdFeed;
  readonly alertFeed: AlertFeed;
  readonly settings: CurrentSettings;
  readonly http = null;

  constructor({ em, viewer, clock, feed, thresholdFeed, alertFeed, settings }: Parts) {
    this.em = em;
    this.viewer = viewer;
    this.clock = clock;
    this.feed = feed;
    this.thresholdFeed = thresholdFeed;
    this.alertFeed = alertFeed;
    this.settings = settings;
  }
}
