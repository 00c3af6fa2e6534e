import { VisuallyHidden } from "./visually-hidden";

interface AmountProps {
  text: string;
  /** The same for narrow places; undefined: there is none. */
  brief: string | undefined;
}

/** About what a column of a list, or a line of a tile on a phone, has room for. */
const ROOM = 12;

/** An amount that is never cut: what is too long for its place is shown briefly, and read out in full. */
export function Amount({ text, brief }: AmountProps) {
  if (brief === undefined || text.length <= ROOM) return text;
  return (
    <>
      <span aria-hidden="true">{brief}</span>
      <VisuallyHidden>{text}</VisuallyHidden>
    </>
  );
}
