import { useDeferredValue, type ReactNode } from "react";

interface DrawnLaterProps {
  children: ReactNode;
  /** Until then it waits for something else. */
  when: boolean;
  /** Holds the place until then; nothing by itself. */
  placeholder?: ReactNode;
  /** Of the place, when nothing else holds it. */
  minHeight?: number;
}

/**
 * What need not be there when its page appears: drawn after that, in pieces between which keys are answered.
 * Only what is new to the screen is put off, never a change of it.
 */
export function DrawnLater({ children, when, placeholder, minHeight = 0 }: DrawnLaterProps) {
  const isDue = useDeferredValue(when, false);
  return isDue ? children : (placeholder ?? <div style={{ minHeight }} />);
}
