import { Suspense, useState } from "react";
import { ButtonContext, type PressEvent } from "react-aria-components/Button";
import { afterFirstPage } from "../lib/page-first";
import { latePart } from "./late-part";
import type { Before, LoadedMenuProps } from "./loaded-menu";

const { Part: LoadedMenu } = latePart(() => afterFirstPage(() => import("./loaded-menu")));

/**
 * A menu of what stands around every page: its button comes with the page, its list after it. Until then the button
 * looks and is called the same, and what is done to it counts.
 */
export function LateMenu(props: Omit<LoadedMenuProps, "takeBefore">) {
  const [{ waiting, takeBefore }] = useState(rememberBefore);
  return (
    <Suspense fallback={<ButtonContext value={waiting}>{props.trigger}</ButtonContext>}>
      <LoadedMenu {...props} takeBefore={takeBefore} />
    </Suspense>
  );
}

function rememberBefore() {
  let before: Before = { isPressed: false, isFocused: false };
  const press = (): void => {
    before = { ...before, isPressed: true };
  };
  return {
    waiting: {
      "aria-haspopup": "menu",
      // As menus do: at once, but by touch, which may be going to scroll.
      onPressStart: ({ pointerType }: PressEvent) => {
        if (pointerType !== "touch") press();
      },
      onPress: press,
      onFocusChange: (isFocused: boolean) => {
        before = { ...before, isFocused };
      },
    } as const,
    takeBefore: (): Before => {
      const taken = before;
      before = { isPressed: false, isFocused: false };
      return taken;
    },
  };
}
