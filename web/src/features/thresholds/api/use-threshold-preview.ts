import { useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { graphql } from "../../../lib/graphql/gql";
import type { ThresholdInput, ThresholdPreviewQuery } from "../../../lib/graphql/graphql";

const THRESHOLD_PREVIEW = graphql(`
  query ThresholdPreview($input: ThresholdInput!, $thresholdId: ID) {
    previewThreshold(input: $input, days: 30, thresholdId: $thresholdId) {
      days
      crossings
      perWeek
      isNoisy
      periods {
        start
        end
        used
        crossings
      }
      subjects {
        subject {
          key
          label
        }
        crossings
      }
      affected
      suggestedLimit
      reachedNow
    }
  }
`);

const REST_MS = 400;

export type ThresholdPreview = ThresholdPreviewQuery["previewThreshold"];

export interface PreviewResult {
  /** The one before stays until the next has come. */
  preview: ThresholdPreview | null;
  /** It is of what is typed now. */
  isCurrent: boolean;
  hasFailed: boolean;
}

/**
 * What it would have done, asked when typing rests.
 *
 * @param input null while it cannot be read
 * @param thresholdId of the one that is changed; null of a new one
 */
export function useThresholdPreview(input: ThresholdInput | null, thresholdId: string | null): PreviewResult {
  const text = input === null ? null : JSON.stringify(input);
  const [asked, setAsked] = useState<{ text: string; input: ThresholdInput } | null>(null);
  const isSame = asked?.text === text;
  useEffect(() => {
    if (text === null || isSame) return undefined;
    const rested = setTimeout(() => setAsked(input === null ? null : { text, input }), REST_MS);
    return () => clearTimeout(rested);
  });
  const { data, previousData, error } = useQuery(THRESHOLD_PREVIEW, {
    ...(asked === null ? { skip: true } : {}),
    variables: { input: asked?.input ?? { scope: "OVERALL" }, thresholdId },
    fetchPolicy: "cache-first",
  });
  const preview = (data ?? previousData)?.previewThreshold ?? null;
  return {
    preview: input === null ? null : preview,
    isCurrent: isSame && data !== undefined,
    hasFailed: error !== undefined,
  };
}
