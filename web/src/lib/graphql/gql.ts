/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation FillDemo {\n    fillDemo\n  }\n": typeof types.FillDemoDocument,
    "\n  mutation RemoveDemo {\n    removeDemo\n  }\n": typeof types.RemoveDemoDocument,
    "\n  query FilterOptions {\n    usageFilterOptions {\n      projects {\n        id\n        name\n        isDemo\n      }\n      models\n      providers\n      features\n      operations\n    }\n  }\n": typeof types.FilterOptionsDocument,
    "\n  query UsageExtent {\n    usageExtent {\n      firstAt\n      lastAt\n    }\n  }\n": typeof types.UsageExtentDocument,
    "\n  query FilteredUsers($filter: UsageFilterInput!, $first: Int!) {\n    usageBreakdown(filter: $filter, groupBy: USER, sort: KEY, first: $first) {\n      nodes {\n        key\n        label\n      }\n    }\n  }\n": typeof types.FilteredUsersDocument,
    "\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n": typeof types.SignInDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  query CurrentViewer {\n    viewer {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n": typeof types.CurrentViewerDocument,
    "\n  fragment BreakdownFields on UsageBreakdown {\n    nodes {\n      key\n      label\n      requests\n      inputTokens\n      outputTokens\n      totalTokens\n      cost\n      coverage {\n        requests\n        pricedRequests\n        freeRequests\n        unpricedRequests\n        pricedShare\n      }\n      share\n    }\n    totalCount\n  }\n": typeof types.BreakdownFieldsFragmentDoc,
    "\n  query OverviewDetails($filter: UsageFilterInput!, $sort: BreakdownSort!, $today: UsageFilterInput!, $recent: UsageFilterInput!) {\n    models: usageBreakdown(filter: $filter, groupBy: MODEL, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    features: usageBreakdown(filter: $filter, groupBy: FEATURE, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    users: usageBreakdown(filter: $filter, groupBy: USER, sort: COST, first: 5) {\n      ...BreakdownFields\n    }\n    today: usageTotals(filter: $today) {\n      ...TotalsFields\n    }\n    recent: usageEvents(filter: $recent, first: 100) {\n      nodes {\n        ...RequestFields\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.OverviewDetailsDocument,
    "\n  query Overview($filter: UsageFilterInput!, $compare: Compare!, $meter: Meter!, $groupBy: UsageDimension!, $grain: Grain!) {\n    totals: usageTotals(filter: $filter, compare: $compare) {\n      ...TotalsFields\n      previous {\n        ...TotalsFields\n      }\n    }\n    series: usageSeries(filter: $filter, meter: $meter, groupBy: $groupBy, grain: $grain, top: 6) {\n      meter\n      groupBy\n      grain\n      groupCount\n      buckets {\n        start\n        end\n        complete\n        label\n      }\n      series {\n        key\n        label\n        values\n        sum\n        memberCount\n      }\n      total\n    }\n    costTrend: usageSeries(filter: $filter, meter: COST) {\n      ...TrendFields\n    }\n    tokensTrend: usageSeries(filter: $filter, meter: TOKENS) {\n      ...TrendFields\n    }\n    requestsTrend: usageSeries(filter: $filter, meter: REQUESTS) {\n      ...TrendFields\n    }\n  }\n": typeof types.OverviewDocument,
    "\n  fragment TrendFields on UsageSeries {\n    total\n    buckets {\n      complete\n    }\n  }\n": typeof types.TrendFieldsFragmentDoc,
    "\n  fragment RequestFields on UsageEvent {\n    id\n    eventId\n    time\n    projectId\n    user {\n      id\n      pseudonym\n    }\n    noteId\n    feature\n    operation\n    provider\n    model\n    requestedModel\n    status\n    inputTokens\n    cachedInputTokens\n    cacheWriteTokens\n    outputTokens\n    reasoningTokens\n    totalTokens\n    cost\n    currency\n    costState\n    usageState\n    reportedCost\n    durationMs\n    attempt\n    requestId\n    serviceTier\n    tags {\n      key\n      value\n    }\n  }\n": typeof types.RequestFieldsFragmentDoc,
    "\n  query Requests($filter: UsageFilterInput!, $after: String, $asOf: DateTimeISO) {\n    usageEvents(filter: $filter, first: 100, after: $after, asOf: $asOf) {\n      nodes {\n        ...RequestFields\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n      totalCost\n      asOf\n    }\n  }\n": typeof types.RequestsDocument,
    "\n  fragment TotalsFields on UsageTotals {\n    requests\n    failedRequests\n    inputTokens\n    outputTokens\n    totalTokens\n    cost\n    activeUsers\n    coverage {\n      requests\n      pricedRequests\n      freeRequests\n      unpricedRequests\n      pricedShare\n    }\n    range {\n      from\n      to\n      timezone\n    }\n  }\n": typeof types.TotalsFieldsFragmentDoc,
    "\n  subscription UsageRecorded($filter: UsageFilterInput!, $since: String) {\n    usageRecorded(filter: $filter, since: $since) {\n      cursor\n      droppedBefore\n      at\n      requests\n      slices {\n        bucketStart\n        projectId\n        provider\n        model\n        feature\n        operation\n        status\n        requests\n        inputTokens\n        outputTokens\n        totalTokens\n        cost\n        unpricedRequests\n      }\n    }\n  }\n": typeof types.UsageRecordedDocument,
    "\n  query ConsoleSettings {\n    settings {\n      reportingTimezone\n      weekStart\n      currency\n      demo\n      demoProgress\n      hasRealUsage\n    }\n  }\n": typeof types.ConsoleSettingsDocument,
};
const documents: Documents = {
    "\n  mutation FillDemo {\n    fillDemo\n  }\n": types.FillDemoDocument,
    "\n  mutation RemoveDemo {\n    removeDemo\n  }\n": types.RemoveDemoDocument,
    "\n  query FilterOptions {\n    usageFilterOptions {\n      projects {\n        id\n        name\n        isDemo\n      }\n      models\n      providers\n      features\n      operations\n    }\n  }\n": types.FilterOptionsDocument,
    "\n  query UsageExtent {\n    usageExtent {\n      firstAt\n      lastAt\n    }\n  }\n": types.UsageExtentDocument,
    "\n  query FilteredUsers($filter: UsageFilterInput!, $first: Int!) {\n    usageBreakdown(filter: $filter, groupBy: USER, sort: KEY, first: $first) {\n      nodes {\n        key\n        label\n      }\n    }\n  }\n": types.FilteredUsersDocument,
    "\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n": types.SignInDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  query CurrentViewer {\n    viewer {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n": types.CurrentViewerDocument,
    "\n  fragment BreakdownFields on UsageBreakdown {\n    nodes {\n      key\n      label\n      requests\n      inputTokens\n      outputTokens\n      totalTokens\n      cost\n      coverage {\n        requests\n        pricedRequests\n        freeRequests\n        unpricedRequests\n        pricedShare\n      }\n      share\n    }\n    totalCount\n  }\n": types.BreakdownFieldsFragmentDoc,
    "\n  query OverviewDetails($filter: UsageFilterInput!, $sort: BreakdownSort!, $today: UsageFilterInput!, $recent: UsageFilterInput!) {\n    models: usageBreakdown(filter: $filter, groupBy: MODEL, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    features: usageBreakdown(filter: $filter, groupBy: FEATURE, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    users: usageBreakdown(filter: $filter, groupBy: USER, sort: COST, first: 5) {\n      ...BreakdownFields\n    }\n    today: usageTotals(filter: $today) {\n      ...TotalsFields\n    }\n    recent: usageEvents(filter: $recent, first: 100) {\n      nodes {\n        ...RequestFields\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.OverviewDetailsDocument,
    "\n  query Overview($filter: UsageFilterInput!, $compare: Compare!, $meter: Meter!, $groupBy: UsageDimension!, $grain: Grain!) {\n    totals: usageTotals(filter: $filter, compare: $compare) {\n      ...TotalsFields\n      previous {\n        ...TotalsFields\n      }\n    }\n    series: usageSeries(filter: $filter, meter: $meter, groupBy: $groupBy, grain: $grain, top: 6) {\n      meter\n      groupBy\n      grain\n      groupCount\n      buckets {\n        start\n        end\n        complete\n        label\n      }\n      series {\n        key\n        label\n        values\n        sum\n        memberCount\n      }\n      total\n    }\n    costTrend: usageSeries(filter: $filter, meter: COST) {\n      ...TrendFields\n    }\n    tokensTrend: usageSeries(filter: $filter, meter: TOKENS) {\n      ...TrendFields\n    }\n    requestsTrend: usageSeries(filter: $filter, meter: REQUESTS) {\n      ...TrendFields\n    }\n  }\n": types.OverviewDocument,
    "\n  fragment TrendFields on UsageSeries {\n    total\n    buckets {\n      complete\n    }\n  }\n": types.TrendFieldsFragmentDoc,
    "\n  fragment RequestFields on UsageEvent {\n    id\n    eventId\n    time\n    projectId\n    user {\n      id\n      pseudonym\n    }\n    noteId\n    feature\n    operation\n    provider\n    model\n    requestedModel\n    status\n    inputTokens\n    cachedInputTokens\n    cacheWriteTokens\n    outputTokens\n    reasoningTokens\n    totalTokens\n    cost\n    currency\n    costState\n    usageState\n    reportedCost\n    durationMs\n    attempt\n    requestId\n    serviceTier\n    tags {\n      key\n      value\n    }\n  }\n": types.RequestFieldsFragmentDoc,
    "\n  query Requests($filter: UsageFilterInput!, $after: String, $asOf: DateTimeISO) {\n    usageEvents(filter: $filter, first: 100, after: $after, asOf: $asOf) {\n      nodes {\n        ...RequestFields\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n      totalCost\n      asOf\n    }\n  }\n": types.RequestsDocument,
    "\n  fragment TotalsFields on UsageTotals {\n    requests\n    failedRequests\n    inputTokens\n    outputTokens\n    totalTokens\n    cost\n    activeUsers\n    coverage {\n      requests\n      pricedRequests\n      freeRequests\n      unpricedRequests\n      pricedShare\n    }\n    range {\n      from\n      to\n      timezone\n    }\n  }\n": types.TotalsFieldsFragmentDoc,
    "\n  subscription UsageRecorded($filter: UsageFilterInput!, $since: String) {\n    usageRecorded(filter: $filter, since: $since) {\n      cursor\n      droppedBefore\n      at\n      requests\n      slices {\n        bucketStart\n        projectId\n        provider\n        model\n        feature\n        operation\n        status\n        requests\n        inputTokens\n        outputTokens\n        totalTokens\n        cost\n        unpricedRequests\n      }\n    }\n  }\n": types.UsageRecordedDocument,
    "\n  query ConsoleSettings {\n    settings {\n      reportingTimezone\n      weekStart\n      currency\n      demo\n      demoProgress\n      hasRealUsage\n    }\n  }\n": types.ConsoleSettingsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FillDemo {\n    fillDemo\n  }\n"): (typeof documents)["\n  mutation FillDemo {\n    fillDemo\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveDemo {\n    removeDemo\n  }\n"): (typeof documents)["\n  mutation RemoveDemo {\n    removeDemo\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FilterOptions {\n    usageFilterOptions {\n      projects {\n        id\n        name\n        isDemo\n      }\n      models\n      providers\n      features\n      operations\n    }\n  }\n"): (typeof documents)["\n  query FilterOptions {\n    usageFilterOptions {\n      projects {\n        id\n        name\n        isDemo\n      }\n      models\n      providers\n      features\n      operations\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UsageExtent {\n    usageExtent {\n      firstAt\n      lastAt\n    }\n  }\n"): (typeof documents)["\n  query UsageExtent {\n    usageExtent {\n      firstAt\n      lastAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FilteredUsers($filter: UsageFilterInput!, $first: Int!) {\n    usageBreakdown(filter: $filter, groupBy: USER, sort: KEY, first: $first) {\n      nodes {\n        key\n        label\n      }\n    }\n  }\n"): (typeof documents)["\n  query FilteredUsers($filter: UsageFilterInput!, $first: Int!) {\n    usageBreakdown(filter: $filter, groupBy: USER, sort: KEY, first: $first) {\n      nodes {\n        key\n        label\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CurrentViewer {\n    viewer {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n"): (typeof documents)["\n  query CurrentViewer {\n    viewer {\n      kind\n      id\n      email\n      role\n      permissions\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BreakdownFields on UsageBreakdown {\n    nodes {\n      key\n      label\n      requests\n      inputTokens\n      outputTokens\n      totalTokens\n      cost\n      coverage {\n        requests\n        pricedRequests\n        freeRequests\n        unpricedRequests\n        pricedShare\n      }\n      share\n    }\n    totalCount\n  }\n"): (typeof documents)["\n  fragment BreakdownFields on UsageBreakdown {\n    nodes {\n      key\n      label\n      requests\n      inputTokens\n      outputTokens\n      totalTokens\n      cost\n      coverage {\n        requests\n        pricedRequests\n        freeRequests\n        unpricedRequests\n        pricedShare\n      }\n      share\n    }\n    totalCount\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OverviewDetails($filter: UsageFilterInput!, $sort: BreakdownSort!, $today: UsageFilterInput!, $recent: UsageFilterInput!) {\n    models: usageBreakdown(filter: $filter, groupBy: MODEL, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    features: usageBreakdown(filter: $filter, groupBy: FEATURE, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    users: usageBreakdown(filter: $filter, groupBy: USER, sort: COST, first: 5) {\n      ...BreakdownFields\n    }\n    today: usageTotals(filter: $today) {\n      ...TotalsFields\n    }\n    recent: usageEvents(filter: $recent, first: 100) {\n      nodes {\n        ...RequestFields\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query OverviewDetails($filter: UsageFilterInput!, $sort: BreakdownSort!, $today: UsageFilterInput!, $recent: UsageFilterInput!) {\n    models: usageBreakdown(filter: $filter, groupBy: MODEL, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    features: usageBreakdown(filter: $filter, groupBy: FEATURE, sort: $sort, first: 50) {\n      ...BreakdownFields\n    }\n    users: usageBreakdown(filter: $filter, groupBy: USER, sort: COST, first: 5) {\n      ...BreakdownFields\n    }\n    today: usageTotals(filter: $today) {\n      ...TotalsFields\n    }\n    recent: usageEvents(filter: $recent, first: 100) {\n      nodes {\n        ...RequestFields\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Overview($filter: UsageFilterInput!, $compare: Compare!, $meter: Meter!, $groupBy: UsageDimension!, $grain: Grain!) {\n    totals: usageTotals(filter: $filter, compare: $compare) {\n      ...TotalsFields\n      previous {\n        ...TotalsFields\n      }\n    }\n    series: usageSeries(filter: $filter, meter: $meter, groupBy: $groupBy, grain: $grain, top: 6) {\n      meter\n      groupBy\n      grain\n      groupCount\n      buckets {\n        start\n        end\n        complete\n        label\n      }\n      series {\n        key\n        label\n        values\n        sum\n        memberCount\n      }\n      total\n    }\n    costTrend: usageSeries(filter: $filter, meter: COST) {\n      ...TrendFields\n    }\n    tokensTrend: usageSeries(filter: $filter, meter: TOKENS) {\n      ...TrendFields\n    }\n    requestsTrend: usageSeries(filter: $filter, meter: REQUESTS) {\n      ...TrendFields\n    }\n  }\n"): (typeof documents)["\n  query Overview($filter: UsageFilterInput!, $compare: Compare!, $meter: Meter!, $groupBy: UsageDimension!, $grain: Grain!) {\n    totals: usageTotals(filter: $filter, compare: $compare) {\n      ...TotalsFields\n      previous {\n        ...TotalsFields\n      }\n    }\n    series: usageSeries(filter: $filter, meter: $meter, groupBy: $groupBy, grain: $grain, top: 6) {\n      meter\n      groupBy\n      grain\n      groupCount\n      buckets {\n        start\n        end\n        complete\n        label\n      }\n      series {\n        key\n        label\n        values\n        sum\n        memberCount\n      }\n      total\n    }\n    costTrend: usageSeries(filter: $filter, meter: COST) {\n      ...TrendFields\n    }\n    tokensTrend: usageSeries(filter: $filter, meter: TOKENS) {\n      ...TrendFields\n    }\n    requestsTrend: usageSeries(filter: $filter, meter: REQUESTS) {\n      ...TrendFields\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TrendFields on UsageSeries {\n    total\n    buckets {\n      complete\n    }\n  }\n"): (typeof documents)["\n  fragment TrendFields on UsageSeries {\n    total\n    buckets {\n      complete\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RequestFields on UsageEvent {\n    id\n    eventId\n    time\n    projectId\n    user {\n      id\n      pseudonym\n    }\n    noteId\n    feature\n    operation\n    provider\n    model\n    requestedModel\n    status\n    inputTokens\n    cachedInputTokens\n    cacheWriteTokens\n    outputTokens\n    reasoningTokens\n    totalTokens\n    cost\n    currency\n    costState\n    usageState\n    reportedCost\n    durationMs\n    attempt\n    requestId\n    serviceTier\n    tags {\n      key\n      value\n    }\n  }\n"): (typeof documents)["\n  fragment RequestFields on UsageEvent {\n    id\n    eventId\n    time\n    projectId\n    user {\n      id\n      pseudonym\n    }\n    noteId\n    feature\n    operation\n    provider\n    model\n    requestedModel\n    status\n    inputTokens\n    cachedInputTokens\n    cacheWriteTokens\n    outputTokens\n    reasoningTokens\n    totalTokens\n    cost\n    currency\n    costState\n    usageState\n    reportedCost\n    durationMs\n    attempt\n    requestId\n    serviceTier\n    tags {\n      key\n      value\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Requests($filter: UsageFilterInput!, $after: String, $asOf: DateTimeISO) {\n    usageEvents(filter: $filter, first: 100, after: $after, asOf: $asOf) {\n      nodes {\n        ...RequestFields\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n      totalCost\n      asOf\n    }\n  }\n"): (typeof documents)["\n  query Requests($filter: UsageFilterInput!, $after: String, $asOf: DateTimeISO) {\n    usageEvents(filter: $filter, first: 100, after: $after, asOf: $asOf) {\n      nodes {\n        ...RequestFields\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      totalCount\n      totalCost\n      asOf\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TotalsFields on UsageTotals {\n    requests\n    failedRequests\n    inputTokens\n    outputTokens\n    totalTokens\n    cost\n    activeUsers\n    coverage {\n      requests\n      pricedRequests\n      freeRequests\n      unpricedRequests\n      pricedShare\n    }\n    range {\n      from\n      to\n      timezone\n    }\n  }\n"): (typeof documents)["\n  fragment TotalsFields on UsageTotals {\n    requests\n    failedRequests\n    inputTokens\n    outputTokens\n    totalTokens\n    cost\n    activeUsers\n    coverage {\n      requests\n      pricedRequests\n      freeRequests\n      unpricedRequests\n      pricedShare\n    }\n    range {\n      from\n      to\n      timezone\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription UsageRecorded($filter: UsageFilterInput!, $since: String) {\n    usageRecorded(filter: $filter, since: $since) {\n      cursor\n      droppedBefore\n      at\n      requests\n      slices {\n        bucketStart\n        projectId\n        provider\n        model\n        feature\n        operation\n        status\n        requests\n        inputTokens\n        outputTokens\n        totalTokens\n        cost\n        unpricedRequests\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription UsageRecorded($filter: UsageFilterInput!, $since: String) {\n    usageRecorded(filter: $filter, since: $since) {\n      cursor\n      droppedBefore\n      at\n      requests\n      slices {\n        bucketStart\n        projectId\n        provider\n        model\n        feature\n        operation\n        status\n        requests\n        inputTokens\n        outputTokens\n        totalTokens\n        cost\n        unpricedRequests\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConsoleSettings {\n    settings {\n      reportingTimezone\n      weekStart\n      currency\n      demo\n      demoProgress\n      hasRealUsage\n    }\n  }\n"): (typeof documents)["\n  query ConsoleSettings {\n    settings {\n      reportingTimezone\n      weekStart\n      currency\n      demo\n      demoProgress\n      hasRealUsage\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;