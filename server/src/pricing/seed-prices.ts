import type { EntityManager } from "@mikro-orm/postgresql";
import { changePrices } from "./change-prices.js";
import { isNewerList, type ListVersion } from "./domain/is-newer-list.js";
import { storePriceList, type PackagedList } from "./lists/store-price-list.js";
import { packagePrices } from "./package-prices.js";
import { PACKAGE_CHECKED_ON, PACKAGE_SOURCE } from "./package-providers.js";

/**
 * Makes the price list of the installed package available. Safe at every start, from several processes
 * at once and from several releases at once.
 */
export function seedPrices(em: EntityManager): Promise<void> {
  return seedPriceList(em, {
    source: PACKAGE_SOURCE,
    checkedOn: PACKAGE_CHECKED_ON,
    get rows() {
      return packagePrices(); // only a new list is worth the work
    },
  });
}

/**
 * The first list of an installation prices at once; nobody could decide otherwise yet. A later one is
 * proposed, in place of an older proposal, and prices nothing until an admin accepts it. A list that is
 * older than the active or the proposed one is not stored: it comes with a release that somebody went
 * back to, and would take prices back that were accepted.
 */
export function seedPriceList(em: EntityManager, list: PackagedList): Promise<void> {
  return changePrices(em, async (transaction) => {
    const [known] = await transaction.execute<object[]>("select 1 from price_lists where source = ?", [list.source]);
    if (known !== undefined) return;
    const standing = await transaction.execute<ListVersion[]>(
      `select source, checked_on::text as "checkedOn" from price_lists where state in ('active', 'proposed')`,
    );
    if (!standing.every((other) => isNewerList(list, other))) return;
    // Undecided, so that the time of a decision is always when a list became active or was declined.
    await transaction.execute("update price_lists set state = 'superseded' where state = 'proposed'");
    await storePriceList(transaction, list, standing.length === 0 ? "active" : "proposed");
  });
}
