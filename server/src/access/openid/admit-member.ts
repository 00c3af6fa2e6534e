import { raw, type EntityManager } from "@mikro-orm/postgresql";
import type { AuditedAct } from "../audit.js";
import { Member } from "../member.entity.js";
import { Invitation, stillOpen } from "../members/invitation.entity.js";
import type { Role } from "../permission.js";
import type { Identity } from "./identity.js";
import { OpenIdFault } from "./openid-fault.js";

/** Somebody who may enter, and what had to be changed for it. */
export interface Admitted {
  readonly member: Member;
  readonly acts: readonly AuditedAct[];
}

interface Rules {
  readonly now: Date;
  /** Null: only members and who is invited may enter. */
  readonly defaultRole: Role | null;
}

/** The member who has this identity, or whose verified e-mail it is; null when there is neither. */
export async function memberOfIdentity(em: EntityManager, { issuer, subject, verifiedEmail }: Identity) {
  const known = await em.findOne(Member, { oidcIssuer: issuer, oidcSubject: subject });
  if (known !== null || verifiedEmail === null) return known;
  const [member = null] = await em.find(Member, { [raw("lower(email) = lower(?)", [verifiedEmail])]: [] });
  // One address, another account: the provider gave it to somebody else, who is not this member.
  if (member?.oidcIssuer === issuer) throw new OpenIdFault("other", "the member is linked to another account");
  return member;
}

/**
 * Lets in who is a member, by their identity or else by their verified e-mail; who is invited by that
 * e-mail; and, where the operator says so, everybody whom the provider knows.
 *
 * @param em of a transaction that holds the members: of two first sign-ins, the second finds who the first made
 * @throws OpenIdFault `disabled`, `unverified-email` or `not-invited`
 */
export async function admitMember(em: EntityManager, identity: Identity, rules: Rules): Promise<Admitted> {
  const member = await memberOfIdentity(em, identity);
  if (member === null) return join(em, identity, rules);
  if (member.disabledAt !== null) throw new OpenIdFault("disabled", "the member is disabled");
  if (member.oidcIssuer === identity.issuer) return { member, acts: [] };
  const before = { provider: member.oidcIssuer };
  member.oidcIssuer = identity.issuer;
  member.oidcSubject = identity.subject;
  await em.flush();
  const link = {
    action: "member.linkProvider",
    target: targetOf(member),
    before,
    after: { provider: identity.issuer },
  };
  return { member, acts: [link] };
}

async function join(em: EntityManager, identity: Identity, { now, defaultRole }: Rules): Promise<Admitted> {
  const email = identity.verifiedEmail;
  if (email === null) throw new OpenIdFault("unverified-email", "the provider does not vouch for an e-mail");
  const sameEmail = { [raw("lower(email) = lower(?)", [email])]: [] };
  const [invitation] = await em.find(Invitation, { ...sameEmail, ...stillOpen(now) });
  const role = invitation?.role ?? defaultRole;
  if (role === null) throw new OpenIdFault("not-invited", "neither a member nor invited");
  const { issuer: oidcIssuer, subject: oidcSubject, name } = identity;
  const made = { email, name, passwordHash: null, role, createdAt: now, disabledAt: null, oidcIssuer, oidcSubject };
  const member = em.create(Member, made);
  if (invitation !== undefined) invitation.acceptedAt = now;
  await em.flush();
  if (invitation === undefined) {
    return {
      member,
      acts: [{ action: "member.create", target: targetOf(member), after: { email, role, provider: oidcIssuer } }],
    };
  }
  const after = { acceptedAt: now, member: member.id, role, provider: oidcIssuer };
  const target = { kind: "invitation", id: invitation.id };
  return { member, acts: [{ action: "invitation.accept", target, before: { acceptedAt: null }, after }] };
}

function targetOf({ id }: Member) {
  return { kind: "member", id };
}
