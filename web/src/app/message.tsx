import type { ReactNode } from "react";
import { useDocumentTitle } from "../lib/use-document-title";
import { cx } from "../ui/class-names";
import { EmptyState } from "../ui/empty-state";
import styles from "./message.module.css";

interface MessageProps {
  title: string;
  /** Stands alone, without the shell and its title. */
  isWholePage?: boolean;
  children?: ReactNode;
  actions?: ReactNode;
}

/** A page that has one thing to say. */
export function Message({ title, isWholePage = false, children, actions }: MessageProps) {
  useDocumentTitle(title);
  return (
    <div className={cx(styles.message)}>
      <EmptyState title={title} isPageTitle={isWholePage} {...(actions === undefined ? {} : { actions })}>
        {children}
      </EmptyState>
    </div>
  );
}
