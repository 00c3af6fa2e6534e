import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { createStore, useStore } from "../lib/store";
import { Button } from "./button";
import { cx } from "./class-names";
import styles from "./toast.module.css";

interface Toast {
  id: number;
  text: string;
  tone: "neutral" | "warning";
  action: { label: string; onPress: () => void } | null;
}

const SHOWN_MS = 8000;
/** Long enough to be reached from anywhere on the page. */
const UNDOABLE_MS = 10_000;
const toasts = createStore<readonly Toast[]>([]);
const timers = new Map<number, ReturnType<typeof setTimeout>>();
let lastId = 0;

/** Says something in passing. Never the only place where an error is told. */
export function showToast({
  text,
  tone = "neutral",
  action = null,
}: { text: string } & Partial<Omit<Toast, "id" | "text">>): void {
  const toast: Toast = { id: ++lastId, text, tone, action };
  toasts.set([...toasts.get(), toast]);
  startTimer(toast);
}

function close(id: number): void {
  stopTimer(id);
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

function startTimer({ id, action }: Toast): void {
  stopTimer(id);
  timers.set(
    id,
    setTimeout(() => close(id), action === null ? SHOWN_MS : UNDOABLE_MS),
  );
}

function stopTimer(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
}

/** Stays in the document while empty, because a live region must exist before it speaks. */
export function ToastRegion({ closeLabel }: { closeLabel: string }) {
  const shown = useStore(toasts);
  return (
    <div className={cx(styles.region)} role="status">
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} closeLabel={closeLabel} />
      ))}
    </div>
  );
}

function ToastCard({ toast, closeLabel }: { toast: Toast; closeLabel: string }): ReactNode {
  const { id, text, tone, action } = toast;
  return (
    <div
      className={cx(styles.toast, tone === "warning" && styles.warning)}
      onPointerEnter={() => stopTimer(id)}
      onPointerLeave={() => startTimer(toast)}
      onFocus={() => stopTimer(id)}
      onBlur={() => startTimer(toast)}
    >
      <span>{text}</span>
      {action === null ? null : (
        <Button
          variant="quiet"
          onPress={() => {
            action.onPress();
            close(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <AriaButton className={cx(styles.close)} aria-label={closeLabel} onPress={() => close(id)}>
        <X aria-hidden />
      </AriaButton>
    </div>
  );
}
