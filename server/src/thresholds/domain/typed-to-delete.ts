/** What has to be typed to delete a threshold that has alerts: words that are on the screen. */
export function typedToDelete({
  id,
  name,
  label,
}: {
  readonly id: string | number;
  readonly name: string | null;
  /** What its subject is called. */
  readonly label: string | null;
}): string {
  return name ?? label ?? `#${id}`;
}
