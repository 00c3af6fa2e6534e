import { Ellipsis } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { useText } from "../lib/i18n";
import { cx } from "../ui/class-names";
import { LateMenu } from "../ui/late-menu";
import type { MenuEntry } from "../ui/menu";
import styles from "./navigation.module.css";

interface MoreMenuProps {
  entries: readonly MenuEntry[];
  /** The open page is one of them. */
  isCurrent: boolean;
}

/** What the bar at the bottom of a phone has no room for. */
export function MoreMenu({ entries, isCurrent }: MoreMenuProps) {
  const t = useText();
  return (
    <LateMenu
      label={t("shell.more")}
      groups={[{ id: "more", items: entries }]}
      trigger={
        <Button className={cx(styles.link, isCurrent && styles.current)}>
          <Ellipsis aria-hidden />
          <span className={cx(styles.word)}>{t("shell.more")}</span>
        </Button>
      }
    />
  );
}
