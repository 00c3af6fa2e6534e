import { createContext, useContext, useEffect, type RefObject } from "react";

/** What a drawer looks at before it closes; null outside of one. */
export const UnsavedInput = createContext<RefObject<boolean> | null>(null);

/** Tells the drawer around a form whether closing it would lose what was typed. */
export function useUnsavedInput(isUnsaved: boolean): void {
  const unsavedRef = useContext(UnsavedInput);
  useEffect(() => {
    if (unsavedRef === null) return undefined;
    unsavedRef.current = isUnsaved;
    return () => {
      unsavedRef.current = false;
    };
  }, [unsavedRef, isUnsaved]);
}
