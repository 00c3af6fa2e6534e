export function Logo() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden>
      <rect width="32" height="32" rx="7" fill="var(--action)" />
      <path d="M8 10h16M8 16h11M8 22h7" stroke="var(--on-action)" strokeWidth="2.5" strokeLinecap="round" />
      <circle cx="23" cy="21" r="3" fill="var(--on-action)" />
    </svg>
  );
}
