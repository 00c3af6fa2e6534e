/** Where somebody is who looks at all alerts, some at a time, again and again. */
export class AlertRound {
  /** The last id that was looked at. */
  private at = "0";

  get after(): string {
    return this.at;
  }

  /** @param ids ascending; fewer than `most` are the last ones, after which it begins anew */
  advance(ids: readonly string[], most: number): void {
    this.at = ids.length < most ? "0" : (ids.at(-1) ?? "0");
  }
}
