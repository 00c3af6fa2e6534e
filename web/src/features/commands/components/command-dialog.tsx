import { useEffect, useState } from "react";
import { useText } from "../../../lib/i18n";
import { CommandPalette } from "../../../ui/command-palette";
import type { CommandPage } from "../model/command-page";
import { findCommands } from "../model/find-commands";
import { usePageCommands } from "./use-page-commands";
import { usePreferenceCommands } from "./use-preference-commands";
import { useRangeCommands } from "./use-range-commands";
import { useUserCommands } from "./use-user-commands";
import { useValueCommands } from "./use-value-commands";
import { useViewCommands } from "./use-view-commands";

const SETTLE_MS = 250;
/** One letter is in half of all pseudonyms. */
const SHORTEST_USER_SEARCH = 2;

export default function CommandDialog({ pages, onClose }: { pages: readonly CommandPage[]; onClose: () => void }) {
  const t = useText();
  const [search, setSearch] = useState("");
  const asked = useRested(search.trim());
  const users = useUserCommands(asked.length < SHORTEST_USER_SEARCH ? "" : asked);
  const groups = [
    usePageCommands(pages),
    useViewCommands(),
    useRangeCommands(search),
    useValueCommands("model"),
    useValueCommands("feature"),
    users.group,
    usePreferenceCommands(),
  ];
  const isLooking = users.isLooking || asked !== search.trim();
  return (
    <CommandPalette
      title={t("commands.title")}
      placeholder={t("commands.placeholder")}
      closeLabel={t("ui.close")}
      find={(text) => findCommands(groups, text)}
      emptyText={t(isLooking ? "commands.looking" : "commands.nothing")}
      onSearch={setSearch}
      onClose={onClose}
    />
  );
}

/** A text once it has not changed for a moment: the server is not asked for every letter. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
