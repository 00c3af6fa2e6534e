import { Link } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { toUrlSearch } from "../../../lib/url-state";
import { useUrlState } from "../../../lib/use-url-state";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import styles from "./print-bar.module.css";

/** Back, and on to paper; on screen only. */
export function PrintBar({ isReady }: { isReady: boolean }) {
  const t = useText();
  const { state } = useUrlState();
  return (
    <header className={cx(styles.bar)}>
      <Link to="/savings" search={toUrlSearch(state)} className={cx(styles.back)}>
        {t("savings.print.back")}
      </Link>
      <Button variant="primary" icon={<Printer aria-hidden />} isDisabled={!isReady} onPress={() => window.print()}>
        {t(isReady ? "savings.print.now" : "savings.print.preparing")}
      </Button>
    </header>
  );
}
