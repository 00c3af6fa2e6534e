import { DifferenceTable } from "../../../cost/difference-table";
import { ALL_KNOWN } from "../../../cost/known-cost";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import type { AnnouncedChange } from "../api/use-price-radar";

/** The app users whose cost changes most, by pseudonym. */
export function AffectedUsers({ users }: { users: AnnouncedChange["affectedUsers"] }) {
  const t = useText();
  const language = useLanguage();
  return (
    <DifferenceTable
      caption={t("radar.users")}
      nameLabel={t("radar.users")}
      beforeLabel={t("radar.rates.now")}
      afterLabel={t("radar.rates.then")}
      rows={users.map(({ user, cost, costThen, difference }) => ({
        key: user?.id ?? "",
        name: user ? pseudonymName(user.pseudonym, language) : t("radar.users.none"),
        requests: null,
        before: cost,
        after: costThen,
        difference,
        known: ALL_KNOWN,
      }))}
    />
  );
}
