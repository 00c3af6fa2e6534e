import { useEffect, useState, type RefObject } from "react";

/** True from when the element first comes near the window: what is far below may wait. */
export function useInView(element: RefObject<HTMLElement | null>, marginPx = 200): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (target === null || seen) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: `${marginPx}px` },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, marginPx, seen]);
  return seen;
}
