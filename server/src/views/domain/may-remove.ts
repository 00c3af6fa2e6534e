/**
 * Whether a viewer may remove a view that they see. What somebody shared stands in the menus of all, so whoever
 * looks after the installation may clear it away; what is private is its owner's alone.
 */
export function mayRemove(
  view: { readonly isMine: boolean; readonly shared: boolean },
  viewer: { readonly managesSettings: boolean },
): boolean {
  return view.isMine || (view.shared && viewer.managesSettings);
}
