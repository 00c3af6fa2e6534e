import type { Random } from "./random.js";

const DEMO_USERS = 300;
/** The rest arrive day by day, so that the app visibly grows. */
const USERS_FROM_THE_START = 0.55;
const ARRIVALS_END_DAYS_AGO = 6;
/** Chance that a new page of the notebook is opened instead of one of the latest. */
const NEW_NOTE_CHANCE = 0.5;
const LATEST_NOTES = 12;

export interface DemoNote {
  readonly id: string;
  /** Tokens of its text now. */
  readonly tokens: number;
  /** Rises with each edit; a summary of an unchanged version is a repetition. */
  readonly version: number;
}

export interface DemoProfile {
  readonly id: string;
  /** Days before now; earlier nobody knows them. */
  readonly joinedDaysAgo: number;
  /** Share of all visits, relative to others. */
  readonly weight: number;
  readonly platform: string;
}

/** Somebody who uses the notes app of the demo. */
export class DemoUser {
  private readonly notes: DemoNote[] = [];

  constructor(private readonly profile: DemoProfile) {}

  get id(): string {
    return this.profile.id;
  }

  get joinedDaysAgo(): number {
    return this.profile.joinedDaysAgo;
  }

  get weight(): number {
    return this.profile.weight;
  }

  get platform(): string {
    return this.profile.platform;
  }

  /** The note of the next visit: a new one, or one of the latest, which was often edited since. */
  openNote(random: Random, newNoteTokens: () => number): DemoNote {
    if (this.notes.length === 0 || random.chance(NEW_NOTE_CHANCE)) {
      return this.keep({
        id: `n-${Math.floor(random.next() * 2 ** 40).toString(36)}`,
        tokens: newNoteTokens(),
        version: 1,
      });
    }
    const position = this.notes.length - 1 - Math.floor(random.next() ** 2 * Math.min(LATEST_NOTES, this.notes.length));
    const note = this.notes[position];
    if (note === undefined) throw new RangeError("the notebook has no such note");
    if (random.chance(0.3)) return note;
    const edited = {
      ...note,
      tokens: Math.max(20, Math.round(note.tokens * random.between(0.95, 1.3))),
      version: note.version + 1,
    };
    this.notes[position] = edited;
    return edited;
  }

  private keep(note: DemoNote): DemoNote {
    this.notes.push(note);
    return note;
  }
}

/** Few people do most of the writing: weights fall off like a power of the rank. */
export function makeDemoUsers(random: Random, days: number): readonly DemoUser[] {
  const platforms = [
    { weight: 5, value: "android" },
    { weight: 4, value: "ios" },
    { weight: 3, value: "web" },
  ];
  return Array.from({ length: DEMO_USERS }, (_, index) => {
    const isFirst = random.chance(USERS_FROM_THE_START);
    const joinedDaysAgo = isFirst ? days : random.between(ARRIVALS_END_DAYS_AGO, days);
    const weight = (1 / (index + 3) ** 0.85) * random.noise(0.3);
    const id = `user-${String(index + 1).padStart(4, "0")}`;
    return new DemoUser({ id, joinedDaysAgo, weight, platform: random.weighted(platforms) });
  });
}
