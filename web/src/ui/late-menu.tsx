import { lazy, Suspense, useRef } from "react";
import { ButtonContext, type PressEvent } from "react-aria-components/Button";
import type { Before, LoadedMenuProps } from "./loaded-menu";

const LoadedMenu = lazy(() => import("./loaded-menu"));

/**
 * A menu of what stands around every page: its button comes with the page, its list after it. Until then the button
 * looks and is called the same, and what is done to it counts.
 */
export function LateMenu(props: Omit<LoadedMenuProps, "before">) {
  const before = useRef<Before>({ isPressed: false, isFocused: false });
  const press = (): void => {
    before.current.isPressed = true;
  };
  const waiting = {
    "aria-haspopup": "menu",
    // As menus do: at once, but by touch, which may be going to scroll.
    onPressStart: ({ pointerType }: PressEvent) => {
      if (pointerType !== "touch") press();
    },
    onPress: press,
    onFocusChange: (isFocused: boolean) => {
      before.current.isFocused = isFocused;
    },
  } as const;
  return (
    <Suspense fallback={<ButtonContext value={waiting}>{props.trigger}</ButtonContext>}>
      <LoadedMenu {...props} before={before} />
    </Suspense>
  );
}
