import { formatCursor, parseCursor } from "./cursor.js";
import type { NamedSlice } from "./named-slice.js";
import { NewsSums } from "./news-sums.js";
import { TickRing } from "./tick-ring.js";
import type { UsageNews } from "./tick-slice.js";
import { newsFor, NOTHING, UNLISTED } from "./usage-tick.js";

/** The position of whoever is owed news that this log never had, or no longer has. */
const UNKNOWN_POSITION = -1;

/** What a feed has told, in order: each tick has a number, and the last ones can be read again. */
export class FeedLog {
  private readonly ring = new TickRing();
  private number = 0;

  /** @param feedId tells the cursors of this log from those of others */
  constructor(private readonly feedId: string) {}

  /** The number of the last tick; 0 before the first. */
  get position(): number {
    return this.number;
  }

  get cursor(): string {
    return formatCursor({ feedId: this.feedId, number: this.number });
  }

  append(news: UsageNews<NamedSlice>): void {
    this.number += 1;
    this.ring.push({ number: this.number, news });
  }

  /** Where a subscriber goes on that heard this cursor last. */
  positionOf(cursor: string): number {
    const position = parseCursor(cursor);
    const isOurs = position !== null && position.feedId === this.feedId && position.number <= this.number;
    return isOurs ? position.number : UNKNOWN_POSITION;
  }

  /** What came after a position and concerns a subscriber, added up; unlisted when some of it is no longer here. */
  newsAfter(position: number, concerns: (slice: NamedSlice) => boolean): UsageNews<NamedSlice> {
    const ticks = this.ring.after(position);
    if (ticks === null) return UNLISTED;
    const [first, ...others] = ticks;
    if (first === undefined) return NOTHING;
    if (others.length === 0) return newsFor(first.news, concerns);
    const sums = new NewsSums<NamedSlice>();
    for (const { news } of ticks) sums.add(newsFor(news, concerns));
    return sums.take();
  }
}
