import type { UsageDimension } from "./question-words.js";
import { medianOf } from "./robust-baseline.js";

/** A group of usage within one that is far off, and within what that is compared with. */
export interface ContributingGroup {
  readonly dimension: UsageDimension;
  readonly key: string;
  readonly value: bigint;
  /** Before, as often as the whole was compared; what did not occur is 0. */
  readonly peers: readonly bigint[];
}

export interface Contributor {
  readonly dimension: UsageDimension;
  readonly key: string;
  readonly value: bigint;
  readonly expected: bigint;
  /** Below zero for too little. */
  readonly excess: bigint;
}

const MAX_CONTRIBUTORS = 5;
/** Who explains less than this part of the whole difference explains nothing. */
const LEAST_PART = 10n;
/** Who never occurred before is no more surprising than this: among them the larger difference explains more. */
const LEAST_SHARE = 0.001;

export interface WholeDifference {
  readonly expected: bigint;
  readonly difference: bigint;
}

/**
 * The groups that explain a difference, best first.
 *
 * A group explains the more of the whole difference is its own, and the less that was to be expected of it:
 * `q ln(q / p)` with its shares `q` of the difference and `p` of what was expected. An app user who is usually
 * a twentieth comes before the model that is usually half, though all of the difference is of both. The only
 * group of a dimension is the whole and explains nothing.
 *
 * @param whole what was expected of all groups, and how far they are from it
 */
export function rankContributors(groups: readonly ContributingGroup[], whole: WholeDifference): readonly Contributor[] {
  const { difference } = whole;
  const groupsOf = Map.groupBy(groups, ({ dimension }) => dimension);
  return groups
    .filter(({ dimension }) => (groupsOf.get(dimension)?.length ?? 0) > 1)
    .map(compareWithPeers)
    .filter(({ excess }) => excess > 0n === difference > 0n && absolute(excess) * LEAST_PART >= absolute(difference))
    .map((contributor) => ({ contributor, weight: weightOf(contributor, whole) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_CONTRIBUTORS)
    .map(({ contributor }) => contributor);
}

function compareWithPeers({ dimension, key, value, peers }: ContributingGroup): Contributor {
  const expected = medianOf(peers);
  return { dimension, key, value, expected, excess: value - expected };
}

/** Only an order comes of it, so that doubles do. */
function weightOf({ expected, excess }: Contributor, whole: WholeDifference): number {
  const ofDifference = Number(excess) / Number(whole.difference);
  const ofExpected = whole.expected === 0n ? LEAST_SHARE : Number(expected) / Number(whole.expected);
  return ofDifference * Math.log(ofDifference / Math.max(ofExpected, LEAST_SHARE));
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
