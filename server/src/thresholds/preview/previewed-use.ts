import type { UsedCount } from "../domain/usual-limit.js";
import type { ThresholdSubject } from "../threshold.js";

/** What came of all subjects in one window. */
export interface WindowUse {
  /** First date of the window. */
  readonly start: string;
  /** Of the subject with most. */
  readonly most: bigint;
  readonly crossings: number;
}

/** What a preview is made of. */
export interface PreviewedUse {
  /** By start; windows without usage may be absent. */
  readonly windows: ReadonlyMap<string, WindowUse>;
  /** Those with most crossings, at most ten. */
  readonly subjects: readonly {
    readonly subject: ThresholdSubject;
    readonly crossings: number;
    readonly lastOn: string;
  }[];
  readonly affected: number;
  /** Of windows that are over, by subject. */
  readonly counts: readonly UsedCount[];
}
