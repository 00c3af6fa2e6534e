import type { ReactNode } from "react";
import { PreferencesMenu } from "../features/settings/components/preferences-menu";
import { useDocumentTitle } from "../lib/use-document-title";
import { cx } from "../ui/class-names";
import { Logo } from "./logo";
import styles from "./outside-page.module.css";

interface OutsidePageProps {
  title: string;
  /** Of the browser's tab, where it is shorter than that of the page. */
  documentTitle?: string;
  children: ReactNode;
}

/** A page for who is not, or not yet, signed in: one card without the shell. */
export function OutsidePage({ title, documentTitle = title, children }: OutsidePageProps) {
  useDocumentTitle(documentTitle);
  return (
    <main className={cx(styles.page)}>
      <div className={cx(styles.card)}>
        <Logo />
        <h1>{title}</h1>
        {children}
      </div>
      <span className={cx(styles.menu)}>
        <PreferencesMenu />
      </span>
    </main>
  );
}
