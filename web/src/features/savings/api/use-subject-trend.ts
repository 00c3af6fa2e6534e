import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { SubjectTrendFieldsFragment, UsageFilterInput } from "../../../lib/graphql/graphql";

const SUBJECT_TREND = graphql(`
  query SubjectTrend($filter: UsageFilterInput!, $hasWeeks: Boolean!) {
    days: usageSeries(filter: $filter, meter: COST, grain: DAY) {
      ...SubjectTrendFields
    }
    weeks: usageSeries(filter: $filter, meter: COST, grain: WEEK) @include(if: $hasWeeks) {
      ...SubjectTrendFields
    }
  }

  fragment SubjectTrendFields on UsageSeries {
    buckets {
      label
      complete
    }
    total
  }
`);

/** What something cost in one bucket. */
export interface TrendBucket {
  /** Local calendar start. */
  label: string;
  /** USD. */
  cost: string;
  /** False while it is still filling. */
  isComplete: boolean;
}

interface SubjectTrend {
  days: readonly TrendBucket[];
  /** Empty unless they were asked for. */
  weeks: readonly TrendBucket[];
}

interface TrendQuestion {
  filter: UsageFilterInput;
  isWanted: boolean;
  hasWeeks: boolean;
}

/** What the subject of a finding costs by day. Null until it is known, and where it cannot be told by days. */
export function useSubjectTrend({ filter, isWanted, hasWeeks }: TrendQuestion): SubjectTrend | null {
  const { data } = useQuery(SUBJECT_TREND, { variables: { filter, hasWeeks }, skip: !isWanted });
  return data === undefined ? null : { days: toBuckets(data.days), weeks: toBuckets(data.weeks) };
}

function toBuckets(series: SubjectTrendFieldsFragment | undefined): TrendBucket[] {
  return (series?.buckets ?? []).map(({ label, complete }, place) => ({
    label,
    cost: series?.total[place] ?? "0",
    isComplete: complete,
  }));
}
