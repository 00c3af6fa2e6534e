import { Migration } from "@mikro-orm/migrations";

/** Members who are invited, prove themselves twice and come from elsewhere; keys with two secrets; erased app users. */
export class Migration20261127Access extends Migration {
  override up(): void {
    this.addSql(`
      alter table members
        alter column password_hash drop not null,
        add column name text not null default '',
        add column last_seen_at timestamptz,
        add column totp_secret bytea,
        add column totp_confirmed_at timestamptz,
        add column totp_last_step bigint,
        add column oidc_issuer text,
        add column oidc_subject text;
      create unique index members_oidc_key on members (oidc_issuer, oidc_subject) where oidc_subject is not null;
      comment on column members.password_hash is 'Null for who only signs in through the OpenID provider.';
      comment on column members.totp_secret is 'Sealed with the key of the installation; asked for once totp_confirmed_at is set.';
      comment on column members.totp_last_step is 'The step of the last code that was accepted: none is accepted twice.';

      create table member_recovery_codes (
        id bigint generated always as identity primary key,
        member_id int not null references members on delete cascade,
        code_hash bytea not null,
        used_at timestamptz,
        unique (member_id, code_hash)
      );

      create table member_invitations (
        id int generated always as identity primary key,
        email text not null,
        role text not null check (role in ('ADMIN', 'ANALYST', 'AUDITOR')),
        token_hash bytea not null unique,
        invited_by int references members,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        accepted_at timestamptz,
        revoked_at timestamptz
      );
      create unique index member_invitations_open_key on member_invitations (lower(email))
        where accepted_at is null and revoked_at is null;

      alter table sessions
        add column address text,
        add column user_agent text,
        add column confirmed_at timestamptz not null default now();
      comment on column sessions.confirmed_at is 'When its member last proved who they are; sensitive acts need it to be recent.';

      create table sign_in_tries (
        key bytea primary key,
        tries int not null,
        until timestamptz not null
      );
      create index sign_in_tries_until_idx on sign_in_tries (until);
      comment on table sign_in_tries is 'Wrong sign-ins within a window, by hash of account and address; over all replicas.';

      alter table api_keys
        add column previous_secret_hash bytea unique,
        add column previous_prefix text,
        add column previous_until timestamptz,
        add column previous_used_at timestamptz,
        add column last_used_address text,
        add column requests_per_minute int check (requests_per_minute > 0),
        add column created_by int references members,
        add column revoked_by int references members;
      comment on column api_keys.previous_secret_hash is 'After a rotation the former secret goes on until previous_until.';

      alter table app_users add column erased_at timestamptz;

      alter table audit_entries add column actor text;
      comment on column audit_entries.actor is 'E-mail of the member or name of the key at the time.';
      create index audit_entries_action_idx on audit_entries (action, at desc, id desc);
      create index audit_entries_member_idx on audit_entries (member_id, at desc, id desc) where member_id is not null;
      create index audit_entries_target_idx on audit_entries (target_kind, target_id, at desc, id desc);
    `);
  }
}
