import { LockMode, type EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../../core/errors.js";
import { readId } from "../../core/read-id.js";
import { AlertChannel } from "./alert-channel.entity.js";

/** A channel as it was seen. */
export interface SeenChannel {
  readonly id: string;
  readonly version: number;
}

/**
 * The channel as it is now, which nobody else changes before the transaction ends.
 *
 * @throws AppError NOT_FOUND; CONFLICT naming `version` when it was changed since it was seen
 */
export async function lockChannel(em: EntityManager, { id: givenId, version }: SeenChannel): Promise<AlertChannel> {
  const id = readId("id", "channel", givenId);
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
  const channel = await em.findOne(AlertChannel, { id, deletedAt: null }, lock);
  if (channel === null) throw AppError.notFound("channel");
  if (channel.version !== version) {
    throw AppError.conflict("Somebody changed this channel since. Look at it again, then decide.", "version");
  }
  return channel;
}
