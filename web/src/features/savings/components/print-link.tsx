import { Link } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { DEFAULT_STATE, toUrlSearch } from "../../../lib/url-state";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import styles from "./print-link.module.css";

/** To the same report on paper. */
export function PrintLink() {
  const t = useText();
  const { range, tz, filters, by } = useUrlState().state;
  return (
    <Link
      to="/savings/print"
      search={toUrlSearch({ ...DEFAULT_STATE, range, tz, filters, by })}
      className={cx(styles.link)}
    >
      <Printer aria-hidden />
      {t("savings.print")}
    </Link>
  );
}
