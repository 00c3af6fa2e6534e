import { useEffect, useRef, type RefObject } from "react";

/** Goes to the first field with a fault after each attempt that failed; it may be out of sight. */
export function useFocusFault(failures: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (failures === 0) return;
    const field = form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid] [role=spinbutton]");
    field?.focus();
  }, [failures]);
  return form;
}
