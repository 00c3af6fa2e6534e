import type { ReactNode } from "react";
import { useDocumentTitle } from "../lib/use-document-title";
import { cx } from "../ui/class-names";
import { EmptyState } from "../ui/empty-state";
import styles from "./message.module.css";

interface MessageProps {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

/** A page that has one thing to say. */
export function Message({ title, children, actions }: MessageProps) {
  useDocumentTitle(title);
  return (
    <div className={cx(styles.message)}>
      <EmptyState title={title} {...(actions === undefined ? {} : { actions })}>
        {children}
      </EmptyState>
    </div>
  );
}
