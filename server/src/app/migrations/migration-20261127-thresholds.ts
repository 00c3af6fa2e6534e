import { Migration } from "@mikro-orm/migrations";

/** What is watched, what was crossed, and who is told: thresholds, alerts, channels and their outbox. */
export class Migration20261127Thresholds extends Migration {
  override up(): void {
    this.addChannels();
    this.addThresholds();
    this.addAlerts();
    this.addDeliveries();
    this.addReports();
    this.addReservations();
  }

  private addChannels(): void {
    this.addSql(`
      create table alert_channels (
        id int generated always as identity primary key,
        kind text not null check (kind in ('EMAIL', 'WEBHOOK', 'SLACK')),
        name text not null,
        recipients text[] not null default '{}',
        target bytea,
        target_host text,
        secret bytea,
        former_secret bytea,
        former_secret_until timestamptz,
        language text not null check (language in ('KO', 'EN')),
        quiet_from time,
        quiet_to time,
        most_per_hour int not null default 30 check (most_per_hour between 1 and 1000),
        enabled boolean not null default true,
        failing_since timestamptz,
        version int not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        check (case when deleted_at is null then (kind = 'EMAIL') = (target is null) else target is null end),
        check (case when deleted_at is null then (kind = 'EMAIL') = (cardinality(recipients) > 0) else recipients = '{}' end),
        check (case when deleted_at is null then (kind = 'WEBHOOK') = (secret is not null) else secret is null end),
        check ((former_secret is null) = (former_secret_until is null)),
        check ((quiet_from is null) = (quiet_to is null))
      );
      create unique index alert_channels_name_key on alert_channels (lower(name)) where deleted_at is null;
      comment on column alert_channels.target is 'The address of a webhook, sealed: who knows it may post there. target_host may be shown.';
      comment on column alert_channels.deleted_at is 'What it was addressed to and signed with goes at once; the name stays for what was delivered.';
      comment on column alert_channels.secret is 'Signs what is posted; sealed. The former one signs too until former_secret_until.';
      comment on column alert_channels.quiet_from is 'On the clock of the reporting timezone; what happens until quiet_to is told then.';
    `);
  }

  private addThresholds(): void {
    this.addSql(`
      create table usage_thresholds (
        id int generated always as identity primary key,
        name text,
        kind text not null check (kind in ('LIMIT', 'ANOMALY', 'NO_DATA')),
        scope text not null check (scope in ('OVERALL', 'EACH_USER', 'USER', 'PROJECT', 'MODEL', 'FEATURE', 'KEY')),
        subject text not null default '',
        user_id bigint references app_users on delete cascade,
        meter text check (meter in ('COST', 'TOKENS', 'INPUT_TOKENS', 'OUTPUT_TOKENS', 'REQUESTS')),
        period text check (period in ('DAY', 'WEEK', 'MONTH', 'ONCE')),
        starts_on date,
        ends_on date,
        limit_amount numeric check (limit_amount > 0),
        levels smallint[] not null default '{}',
        pace boolean not null default false,
        silent_minutes int check (silent_minutes between 5 and 43200),
        blocks boolean not null default false,
        alert_enabled boolean not null default true,
        muted_until timestamptz,
        tells_recovery boolean not null default false,
        watched_since timestamptz not null default now(),
        version int not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        check ((scope = 'USER') = (user_id is not null)),
        check ((scope in ('OVERALL', 'EACH_USER')) = (subject = '')),
        check ((kind = 'NO_DATA') = (silent_minutes is not null)),
        check ((kind = 'NO_DATA') = (meter is null)),
        check ((kind = 'LIMIT') = (limit_amount is not null)),
        check ((kind = 'LIMIT') = (cardinality(levels) > 0)),
        check ((kind = 'LIMIT') = (period is not null)),
        check ((period is not distinct from 'ONCE') = (starts_on is not null)),
        check ((starts_on is null) = (ends_on is null) and (starts_on is null or starts_on < ends_on)),
        check (not blocks or (kind = 'LIMIT' and scope in ('OVERALL', 'EACH_USER', 'USER')))
      );
      create index usage_thresholds_user_id_idx on usage_thresholds (user_id) where user_id is not null;
      comment on column usage_thresholds.subject is 'Of whom: app user, project or API key by id, model or feature by name.';
      comment on column usage_thresholds.limit_amount is 'In the meter''s unit; money in pico-USD.';
      comment on column usage_thresholds.ends_on is 'The day after the last; both days are local to the reporting timezone.';
      comment on column usage_thresholds.watched_since is 'Periods that were over by then are history that nobody is told of.';

      create table usage_threshold_channels (
        threshold_id int not null references usage_thresholds on delete cascade,
        channel_id int not null references alert_channels,
        primary key (threshold_id, channel_id)
      );

      create table usage_threshold_versions (
        threshold_id int not null references usage_thresholds on delete cascade,
        version int not null,
        at timestamptz not null default now(),
        member_id int references members,
        content jsonb not null,
        primary key (threshold_id, version)
      );
      comment on column usage_threshold_versions.content is 'All that an administrator chooses, as it was from this version on; deleting and restoring are versions too.';
    `);
  }

  private addAlerts(): void {
    this.addSql(`
      create table usage_alerts (
        id bigint generated always as identity primary key,
        threshold_id int not null references usage_thresholds on delete cascade,
        user_id bigint references app_users on delete cascade,
        subject text not null default '',
        threshold_type text not null check (threshold_type in ('LEVEL', 'PACE', 'ANOMALY', 'NO_DATA')),
        threshold_value numeric not null,
        level smallint not null,
        period_start date not null,
        period_end date not null,
        timezone text not null,
        used numeric not null,
        details jsonb,
        is_late boolean not null default false,
        crossed_at timestamptz not null default now(),
        alert_sent_at timestamptz,
        status text not null default 'OPEN' check (status in ('OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED')),
        resolution text check (resolution in ('BY_MEMBER', 'PERIOD_ENDED', 'SUPERSEDED', 'RECOVERED', 'THRESHOLD_CHANGED')),
        snoozed_until timestamptz,
        owner_id int references members,
        resolved_at timestamptz,
        version int not null default 1,
        changed_by xid8 not null default pg_current_xact_id(),
        unique (threshold_id, subject, threshold_type, period_start, level, threshold_value),
        check ((status = 'RESOLVED') = (resolution is not null)),
        check ((status = 'RESOLVED') = (resolved_at is not null)),
        check ((status = 'SNOOZED') = (snoozed_until is not null))
      );
      create index usage_alerts_untold_idx on usage_alerts (id) where alert_sent_at is null;
      create index usage_alerts_open_idx on usage_alerts (crossed_at desc, id desc) where status <> 'RESOLVED';
      create index usage_alerts_unsettled_idx on usage_alerts (id) where status <> 'RESOLVED' or resolution = 'RECOVERED';
      create index usage_alerts_status_idx on usage_alerts (status);
      create index usage_alerts_crossed_at_idx on usage_alerts (crossed_at desc, id desc);
      create index usage_alerts_threshold_id_idx on usage_alerts (threshold_id, crossed_at desc, id desc);
      create index usage_alerts_user_id_idx on usage_alerts (user_id, crossed_at desc) where user_id is not null;
      create index usage_alerts_changed_by_idx on usage_alerts (changed_by);
      comment on table usage_alerts is 'One row for each crossing: the unique key is what makes it one, however many look.';
      comment on column usage_alerts.threshold_value is 'The limit that was crossed: another limit can be crossed again.';
      comment on column usage_alerts.level is 'Percent of the limit; 0 for what has no levels.';
      comment on column usage_alerts.alert_sent_at is 'When it was handed to the outbox; null until then, which makes this table the outbox of crossings.';
      comment on column usage_alerts.changed_by is 'The transaction that changed it last: whether a snapshot has seen that is known of every snapshot, also a former one.';

      create table usage_alert_acts (
        id bigint generated always as identity primary key,
        alert_id bigint not null references usage_alerts on delete cascade,
        at timestamptz not null default clock_timestamp(),
        member_id int references members,
        act text not null,
        note text,
        until timestamptz
      );
      create index usage_alert_acts_alert_id_idx on usage_alert_acts (alert_id, id);
    `);
    this.addSql(`
      create function announce_alerts() returns trigger language plpgsql as $body$
      begin
        perform pg_notify('alerts_changed', '');
        return null;
      end
      $body$;
      create trigger usage_alerts_announced after insert or update or delete on usage_alerts
      for each row execute function announce_alerts();
      create trigger usage_thresholds_announced after insert or update or delete on usage_thresholds
      for each row execute function announce_alerts();

      insert into changes (topic) values ('usage_alerts');
      create trigger usage_alerts_counted after delete on usage_alerts
      for each row execute function count_change();
    `);
  }

  private addDeliveries(): void {
    this.addSql(`
      create table alert_deliveries (
        id uuid primary key,
        channel_id int not null references alert_channels,
        kind text not null check (kind in ('ALERT', 'DIGEST', 'RECOVERY', 'REPORT', 'TEST')),
        alert_ids bigint[] not null default '{}',
        content jsonb not null,
        status text not null default 'WAITING' check (status in ('WAITING', 'SENT', 'DEAD')),
        attempts int not null default 0,
        created_at timestamptz not null default now(),
        next_at timestamptz not null default now(),
        leased_until timestamptz,
        sent_at timestamptz,
        taken_by text[] not null default '{}',
        check ((status = 'SENT') = (sent_at is not null)),
        check (status <> 'SENT' or taken_by = '{}')
      );
      comment on column alert_deliveries.taken_by is 'Recipients who got it while others were refused, until all have it or the channel is deleted.';
      create index alert_deliveries_due_idx on alert_deliveries (channel_id, next_at, id) where status = 'WAITING';
      create index alert_deliveries_created_at_idx on alert_deliveries (created_at desc, id desc);
      create index alert_deliveries_channel_id_idx on alert_deliveries (channel_id, created_at desc, id desc);
      create index alert_deliveries_alert_ids_idx on alert_deliveries using gin (alert_ids);
      comment on table alert_deliveries is 'Messages and what became of them. The id is what receivers tell repeats by: Message-ID, webhook-id, Idempotency-Key.';

      create table alert_delivery_attempts (
        delivery_id uuid not null references alert_deliveries on delete cascade,
        attempt int not null,
        at timestamptz not null,
        duration_ms int not null,
        outcome text not null check (outcome in ('ACCEPTED', 'REFUSED', 'FAILED')),
        answer text not null,
        primary key (delivery_id, attempt)
      );
      comment on column alert_delivery_attempts.answer is 'What the server said, or why it could not be asked; without addresses and secrets.';
    `);
  }

  private addReports(): void {
    this.addSql(`
      create table scheduled_reports (
        id int generated always as identity primary key,
        name text not null,
        cadence text not null check (cadence in ('DAY', 'WEEK', 'MONTH')),
        send_at time not null default '09:00',
        channel_id int not null references alert_channels,
        enabled boolean not null default true,
        reported_until date,
        version int not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz
      );
      comment on column scheduled_reports.reported_until is 'The local day up to which (exclusive) periods were reported: each once, whoever looks.';
    `);
  }

  private addReservations(): void {
    this.addSql(`
      create table usage_reservations (
        id uuid primary key,
        project_id int not null references projects on delete cascade,
        user_id bigint,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        requests numeric not null,
        input_tokens numeric not null,
        output_tokens numeric not null,
        total_tokens numeric not null,
        cost numeric
      );
      create index usage_reservations_user_id_idx on usage_reservations (user_id);
      create index usage_reservations_expires_at_idx on usage_reservations (expires_at);
      comment on table usage_reservations is 'What calls that are under way may use, until their event is recorded or they expire; cost is null when unknown.';
    `);
  }
}
