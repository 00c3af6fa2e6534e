import { useEffect, useRef, type RefObject } from "react";
import { useShortcuts } from "../../../lib/shortcuts";

/** Arrows belong to the list only while it has the focus: elsewhere they scroll the page. */
const ARROWS: Readonly<Record<string, -1 | 1>> = { ArrowDown: 1, ArrowUp: -1 };

/** `j` and `k` from anywhere on the page, and arrows from link to link: Enter, on a link, opens it. */
export function useLinkKeys(selector: string): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const linksOf = () => [...(list.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const step = (by: -1 | 1): void => {
    const links = linksOf();
    const at = links.findIndex((link) => link === document.activeElement);
    const next = links[at === -1 ? 0 : at + by];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useShortcuts({ j: () => step(1), k: () => step(-1) });
  useEffect(() => {
    const element = list.current;
    const press = (event: KeyboardEvent): void => {
      const by = ARROWS[event.key];
      const onLink = event.target instanceof HTMLElement && event.target.matches(selector);
      if (by === undefined || !onLink || event.altKey || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      step(by);
    };
    element?.addEventListener("keydown", press);
    return () => element?.removeEventListener("keydown", press);
  });
  return list;
}
