import type { ReactNode } from "react";
import { PricesNav } from "../../features/prices/components/prices-nav";
import { cx } from "../../ui/class-names";
import styles from "./price-page.module.css";

/** A page about prices that another feature fills, under the tabs of all of them. */
export function PricePage({ children }: { children: ReactNode }) {
  return (
    <div className={cx(styles.page)}>
      <PricesNav />
      {children}
    </div>
  );
}
