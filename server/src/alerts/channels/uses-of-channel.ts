/** How many thresholds and scheduled reports tell through a channel `c`, as an expression. */
export const USES_OF_CHANNEL = `(
  (select count(*) from usage_threshold_channels u join usage_thresholds t on t.id = u.threshold_id
   where u.channel_id = c.id and t.deleted_at is null)
  + (select count(*) from scheduled_reports r where r.channel_id = c.id and r.deleted_at is null))::int`;
