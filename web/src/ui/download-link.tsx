import { Download } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { ButtonLink } from "./button-link";

interface DownloadLinkProps {
  href: string;
  children: ReactNode;
  /** Keeps its place and its focus while the file comes. */
  isPending: boolean;
  /** Fetches the file, and tells what goes wrong where it was asked for. */
  onTake: () => void;
}

/** A file of the server. Opened elsewhere, by a key or the menu of the browser, it is the link that it is. */
export function DownloadLink({ href, children, isPending, onTake }: DownloadLinkProps) {
  const take = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!isPending) onTake();
  };
  return (
    <ButtonLink href={href} icon={<Download aria-hidden />} isPending={isPending} onPress={take}>
      {children}
    </ButtonLink>
  );
}
