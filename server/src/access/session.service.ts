import { raw, type EntityManager } from "@mikro-orm/postgresql";
import { isStorableText } from "@tokenledger/model/usage-event";
import type { Clock } from "../core/clock.js";
import { AppError } from "../core/errors.js";
import { Member } from "./member.entity.js";
import { verifyPassword } from "./password.js";
import { permissionsOfRole } from "./permission.js";
import { hashSecret, newSecret } from "./secret-token.js";
import { Session } from "./session.entity.js";
import type { MemberViewer } from "./viewer.js";

const MINUTE_MS = 60_000;
/** An unused session ends after this. */
const IDLE_MS = 12 * 60 * MINUTE_MS;
/** Any session ends after this. */
export const SESSION_MS = 7 * 24 * 60 * MINUTE_MS;

/** An open socket that is looked after is not somebody who uses the console. */
export type Visit = "use" | "check";

/** What a person proves with who they are. */
export interface Proof {
  readonly password: string;
  /** Of the second factor; null when none was given. */
  readonly code: string | null;
}

/** Signing in to the console and out again. */
export class SessionService {
  constructor(private readonly clock: Clock) {}

  /** @returns the viewer and the token that only the cookie holds. */
  async signIn(em: EntityManager, email: string, proof: Proof): Promise<{ viewer: MemberViewer; token: string }> {
    const member = await this.prove(em, await memberWith(em, email.trim()), proof);
    const token = newSecret();
    const now = this.clock();
    const session = em.create(Session, {
      member,
      tokenHash: hashSecret(token),
      createdAt: now,
      lastSeenAt: now,
      confirmedAt: now,
      expiresAt: new Date(now.getTime() + SESSION_MS),
    });
    await em.flush();
    return { viewer: viewerOf(session), token };
  }

  /**
   * Whoever asks knows what only that member knows. Takes as long when there is no such member.
   *
   * @throws AppError UNAUTHENTICATED, with the same words whatever was wrong
   */
  async prove(_em: EntityManager, member: Member | null, { password }: Proof): Promise<Member> {
    if (!(await verifyPassword(password, member?.passwordHash ?? null)) || member === null) {
      throw AppError.unauthenticated("E-mail or password is wrong.");
    }
    return member;
  }

  /**
   * The member behind the session proved again who they are.
   *
   * @throws AppError UNAUTHENTICATED when they did not
   */
  async confirm(em: EntityManager, { memberId, sessionId }: MemberViewer, proof: Proof): Promise<MemberViewer> {
    await this.prove(em, await em.findOne(Member, { id: memberId, disabledAt: null }), proof);
    const session = await em.findOne(Session, { id: sessionId }, { populate: ["member"] });
    if (session === null) throw AppError.unauthenticated();
    session.confirmedAt = this.clock();
    await em.flush();
    return viewerOf(session);
  }

  /** Null when the token is unknown, expired or idle for too long. Only a visit that is `use` keeps it from idling. */
  async viewerOf(em: EntityManager, token: string, visit: Visit = "use"): Promise<MemberViewer | null> {
    const session = await em.findOne(Session, { tokenHash: hashSecret(token) }, { populate: ["member"] });
    if (session === null || session.member.disabledAt !== null) return null;
    const now = this.clock();
    if (session.expiresAt <= now || now.getTime() - session.lastSeenAt.getTime() > IDLE_MS) return null;
    if (visit === "use" && now.getTime() - session.lastSeenAt.getTime() > MINUTE_MS) {
      session.lastSeenAt = now;
      await em.flush();
    }
    return viewerOf(session);
  }

  async signOut(em: EntityManager, token: string): Promise<void> {
    await em.nativeDelete(Session, { tokenHash: hashSecret(token) });
  }

  /** Removes what nobody can use any more. */
  async removeExpired(em: EntityManager): Promise<void> {
    const now = this.clock();
    const idleSince = new Date(now.getTime() - IDLE_MS);
    await em.nativeDelete(Session, { $or: [{ expiresAt: { $lte: now } }, { lastSeenAt: { $lt: idleSince } }] });
  }
}

/** A text that cannot be stored is nobody's: the database cannot even be asked for it. */
async function memberWith(em: EntityManager, email: string): Promise<Member | null> {
  if (!isStorableText(email)) return null;
  const [member] = await em.find(Member, { [raw("lower(email) = lower(?)", [email])]: [], disabledAt: null });
  return member ?? null;
}

function viewerOf({ id: sessionId, confirmedAt, member }: Session): MemberViewer {
  const { id: memberId, email, name, role } = member;
  return {
    kind: "MEMBER",
    memberId,
    email,
    name,
    role,
    sessionId,
    confirmedAt,
    hasPassword: member.passwordHash !== null,
    permissions: permissionsOfRole(role),
  };
}
