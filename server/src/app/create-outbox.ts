import type { Logger } from "pino";
import type { ChannelParts } from "../alerts/channels/channel-parts.js";
import { openDeliveryPool } from "../alerts/deliveries/delivery-pool.js";
import { DeliveryRunner } from "../alerts/deliveries/sending/delivery-runner.js";
import { tellAlertsJob } from "../alerts/deliveries/telling/tell-alerts.job.js";
import { tellAlerts } from "../alerts/deliveries/telling/tell-alerts.js";
import type { Closers } from "../core/closers.js";
import type { DatabaseHealth } from "../core/database-health.js";
import type { Job } from "../core/job.js";

interface OutboxParts {
  readonly channels: Pick<ChannelParts, "senders" | "publicUrl">;
  readonly databaseUrl: string;
  readonly database: Pick<DatabaseHealth, "sockets">;
  readonly logger: Logger;
}

/** What becomes of alerts, up to the servers that take messages. */
export interface Outbox {
  /** Sends once it is started. */
  readonly deliveries: DeliveryRunner;
  readonly jobs: readonly Job[];
  /** Makes messages of new alerts and has them sent, without waiting for that. */
  readonly tell: () => Promise<void>;
  /** Of the console, without a slash at its end: what messages link to. */
  readonly publicUrl: string;
}

export function createOutbox({ channels, databaseUrl, database, logger }: OutboxParts, closers: Closers): Outbox {
  const pool = openDeliveryPool({ databaseUrl, stream: database.sockets.maker(), logger });
  closers.add(() => pool.end());
  const { senders, publicUrl } = channels;
  const deliveries = new DeliveryRunner({ pool, senders, publicUrl, logger });
  closers.add(() => deliveries.stop());
  const tell = async () => {
    try {
      if ((await tellAlerts(pool)) > 0) deliveries.look();
    } catch (error) {
      // The job tells them within seconds, and says what fails; who finds crossings is not to wait for that.
      logger.warn({ err: error }, "new alerts could not be told at once");
    }
  };
  return { deliveries, jobs: [tellAlertsJob(pool, () => deliveries.look())], tell, publicUrl };
}
