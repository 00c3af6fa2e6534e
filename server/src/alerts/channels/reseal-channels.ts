import type { EntityManager } from "@mikro-orm/postgresql";
import { ChannelSeal } from "./channel-seal.js";

interface SealedRow {
  readonly id: number;
  readonly target: Buffer | null;
  readonly secret: Buffer | null;
  readonly former_secret: Buffer | null;
}

/**
 * Seals targets and secrets of every channel with another key. Call it in the transaction that changes the key, and
 * not twice: it cannot open what it sealed.
 *
 * @param oldKey the encryption key of the installation until now; the new one likewise
 * @returns how many channels have something sealed
 * @throws Error when something was sealed with another key than the old one
 */
export async function resealChannels(em: EntityManager, oldKey: Buffer, newKey: Buffer): Promise<number> {
  const [from, to] = [new ChannelSeal(oldKey), new ChannelSeal(newKey)];
  const anew = (sealed: Buffer | null) => (sealed === null ? null : to.seal(from.open(sealed)));
  const rows = await em.execute<SealedRow[]>(
    "select id, target, secret, former_secret from alert_channels where target is not null order by id for update",
  );
  for (const { id, target, secret, former_secret: former } of rows) {
    await em.execute("update alert_channels set target = ?, secret = ?, former_secret = ? where id = ?", [
      anew(target),
      anew(secret),
      anew(former),
      id,
    ]);
  }
  return rows.length;
}
