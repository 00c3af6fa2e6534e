import { Permission } from "../access/permission.js";
import type { MemberViewer } from "../access/viewer.js";
import { mayRemove } from "./domain/may-remove.js";

/** A row of `saved_views` as a member sees it. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly page: string;
  readonly search: string;
  readonly shared: boolean;
  readonly isMine: boolean;
  readonly canDelete: boolean;
  /** How the owner is called, or their e-mail when they have no name. */
  readonly createdBy: string;
  readonly createdAt: Date;
}

export interface SavedViewRow extends Omit<SavedView, "createdAt" | "canDelete"> {
  readonly createdAt: string;
}

/** Of the views that a member sees: their own, and what others share. Takes the member's id twice. */
export const SEEN_VIEWS = `select v.id::text as id, v.name, v.page, v.search, v.shared, v.member_id = ? as "isMine",
    coalesce(nullif(m.name, ''), m.email) as "createdBy", v.created_at as "createdAt"
  from saved_views v join members m on m.id = v.member_id
  where (v.member_id = ? or v.shared)`;

export function toSavedView(row: SavedViewRow, { permissions }: MemberViewer): SavedView {
  const canDelete = mayRemove(row, { managesSettings: permissions.includes(Permission.MANAGE_SETTINGS) });
  return { ...row, canDelete, createdAt: new Date(row.createdAt) };
}
