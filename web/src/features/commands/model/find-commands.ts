import type { Command, CommandGroup } from "../../../ui/command";

export interface SearchableCommand extends Command {
  /** Other words that find it. */
  words?: string;
  /** Not offered before somebody searches. */
  onlySearched?: boolean;
}

export interface SearchableGroup extends Omit<CommandGroup, "commands"> {
  commands: readonly SearchableCommand[];
  /** Of too many to offer before somebody searches. */
  onlySearched?: boolean;
  /** The server has searched already. */
  isFound?: boolean;
}

/** As many of a group as leave room for the others. */
const MOST = 8;

/** What holds every word of the search, in the name of its group, its own or others; groups without any are left out. */
export function findCommands(groups: readonly SearchableGroup[], search: string): CommandGroup[] {
  const needles = plain(search).split(/\s+/).filter(Boolean);
  return groups
    .filter(({ onlySearched }) => onlySearched !== true || needles.length > 0)
    .map((group) => ({ ...group, commands: found(group, needles) }))
    .filter(({ commands }) => commands.length > 0);
}

function found({ title, commands, isFound = false }: SearchableGroup, needles: readonly string[]): readonly Command[] {
  if (needles.length === 0) return commands.filter(({ onlySearched }) => onlySearched !== true);
  const matches = ({ label, words = "" }: SearchableCommand): boolean => {
    const text = plain(`${title} ${label} ${words}`);
    return needles.every((needle) => text.includes(needle));
  };
  return (isFound ? commands : commands.filter(matches)).slice(0, MOST);
}

/** A Mac may hand out Hangul taken apart into its letters. */
function plain(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
