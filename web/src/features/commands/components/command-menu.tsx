import { Suspense, useEffect, useState } from "react";
import { COMMAND_KEYS, isCommandKey } from "../../../lib/command-key";
import { useText } from "../../../lib/i18n";
import { useSettledPage } from "../../../lib/use-settled-page";
import { latePart } from "../../../ui/late-part";
import { SearchButton } from "../../../ui/search-button";
import type { CommandPage } from "../model/command-page";

const { Part: CommandDialog, ask } = latePart(() => import("./command-dialog"));

/**
 * Its list is loaded when the page has its numbers, not when it is first opened: who presses the key types on, and
 * what is typed before the field is there would be taken for keys of the page.
 */
export function CommandMenu({ pages }: { pages: readonly CommandPage[] }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  useLoadedAhead();
  useCommandKey(() => setOpen(true));
  return (
    <>
      <SearchButton label={t("commands.open")} keys={COMMAND_KEYS} onPress={() => setOpen(true)} />
      {isOpen ? (
        <Suspense>
          <CommandDialog pages={pages} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function useLoadedAhead(): void {
  const isSettled = useSettledPage();
  useEffect(() => {
    // Nobody has asked for it yet: a failure is told to who opens it.
    if (isSettled) ask().catch(() => undefined);
  }, [isSettled]);
}

/** With a key held down it is in nobody's way, so it acts in fields too; but what is asked in a dialog comes first. */
function useCommandKey(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!isCommandKey(event)) return;
      // Else the browser goes to its own search, which nobody meant.
      event.preventDefault();
      if (document.querySelector("[role=dialog], [role=alertdialog]") === null) open();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [open]);
}
