import { Link } from "@tanstack/react-router";
import { useFormat } from "../../../lib/use-format";
import type { ApiKey } from "../api/use-api-keys";

/** How much the key recorded in the last days, and the way to what. */
export function RecentRequests({ apiKey: { id, recentRequests } }: { apiKey: ApiKey }) {
  const format = useFormat();
  const count = format.exact(recentRequests);
  if (recentRequests === "0") return count;
  return (
    <Link to="/requests" search={{ range: "7d", key: id }}>
      {count}
    </Link>
  );
}
