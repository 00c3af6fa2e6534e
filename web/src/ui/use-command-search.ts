import { useRef, useState, type CompositionEvent } from "react";
import type { CommandGroup } from "./command";

interface CommandSearch {
  find: (search: string) => readonly CommandGroup[];
  onSearch: (search: string) => void;
}

/** What was typed and what it finds; half a syllable that finds nothing leaves what was found before it. */
export function useCommandSearch({ find, onSearch }: CommandSearch) {
  const [draft, setDraft] = useState("");
  const [settled, setSettled] = useState("");
  const composing = useRef(false);
  const settle = (text: string): void => {
    setSettled(text);
    onSearch(text);
  };
  const found = find(draft);
  return {
    draft,
    groups: found.length === 0 && draft !== settled ? find(settled) : found,
    change: (text: string): void => {
      setDraft(text);
      if (!composing.current) settle(text);
    },
    composition: {
      onCompositionStart: (): void => {
        composing.current = true;
      },
      onCompositionEnd: (event: CompositionEvent<HTMLInputElement>): void => {
        composing.current = false;
        settle(event.currentTarget.value);
      },
    },
  };
}
