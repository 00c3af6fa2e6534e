import type { MikroORM } from "@mikro-orm/postgresql";
import type { AppUserDirectory } from "../appusers/app-user-directory.js";
import { ChangeWatch, type ChangeWatchParts } from "../core/change-watch.js";
import type { Closers } from "../core/closers.js";
import type { CurrentSettings } from "../core/current-settings.js";
import type { UsageFeed } from "../live/usage-feed.js";
import type { PriceCatalogue } from "../pricing/price-catalogue.js";

interface WatchChangesParts extends ChangeWatchParts {
  readonly orm: MikroORM;
  readonly prices: PriceCatalogue;
  readonly settings: CurrentSettings;
  readonly feed: UsageFeed;
  readonly directory: AppUserDirectory;
}

/** Keeps true what this process has in memory of tables that others may change. */
export function watchChanges(
  { orm, prices, settings, feed, directory, ...parts }: WatchChangesParts,
  closers: Closers,
): void {
  const changes = new ChangeWatch(parts);
  closers.add(() => changes.close());
  changes.on("prices", () => prices.reload(orm.em.fork()));
  changes.on("settings", async () => {
    // What subscribers were told belongs to days that are others now.
    if (await settings.reload(orm.em.fork())) feed.askAgain();
  });
  changes.on("app_user_identities", directory.forget, directory.confirm);
}
