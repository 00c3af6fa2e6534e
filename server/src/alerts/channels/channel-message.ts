/** What is told through a channel, in its language; each kind of channel takes the parts that it knows. */
export interface ChannelMessage {
  /** Of the delivery, a UUID: the same at each try, and what receivers tell repeats by. */
  readonly id: string;
  /** When the delivery was made, so the same at each try. */
  readonly createdAt: Date;
  /** The subject of a mail, the headline in Slack. */
  readonly subject: string;
  /** For mail and Slack, without the link. Names that others chose stand in it as they are: who sends it escapes. */
  readonly text: string;
  /** For mail, with the link. Whoever makes it escapes what others chose. */
  readonly html: string;
  /** Where in the console there is more; null where nothing is. */
  readonly link: string | null;
  /** For webhooks; the type is a thing and what became of it, such as `alert.crossed`. Amounts are decimal strings. */
  readonly event: { readonly type: string; readonly data: object };
}
