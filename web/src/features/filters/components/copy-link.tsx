import { useRouter } from "@tanstack/react-router";
import { CalendarCheck, Link2 } from "lucide-react";
import { freezeRange } from "../../../lib/date-range";
import { useText } from "../../../lib/i18n";
import { toUrlSearch } from "../../../lib/url-state";
import { useLocalNow } from "../../../lib/use-local-now";
import { useUrlState } from "../../../lib/use-url-state";
import { IconButton } from "../../../ui/icon-button";
import { Menu } from "../../../ui/menu";
import { showToast } from "../../../ui/toast";

/** The link as it stands moves with time; frozen, it shows the same days for ever. */
export function CopyLink() {
  const t = useText();
  const router = useRouter();
  const now = useLocalNow();
  const { state } = useUrlState();

  const copy = async (range: string): Promise<void> => {
    const { href } = router.buildLocation({ to: ".", search: toUrlSearch({ ...state, range }) });
    await navigator.clipboard.writeText(window.location.origin + href);
    showToast({ text: t("filters.link.copied") });
  };
  return (
    <Menu
      label={t("filters.link")}
      trigger={<IconButton label={t("filters.link")} icon={<Link2 />} />}
      groups={[
        {
          id: "link",
          items: [
            {
              id: "relative",
              label: t("filters.link.relative"),
              icon: <Link2 />,
              onSelect: () => void copy(state.range),
            },
            {
              id: "fixed",
              label: t("filters.link.fixed"),
              icon: <CalendarCheck />,
              onSelect: () => void copy(freezeRange(state.range, now)),
            },
          ],
        },
      ]}
    />
  );
}
