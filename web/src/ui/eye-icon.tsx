/** "Look at it": drawn once in each row, so it is a plain picture and not a component with styles of its own. */
export const EYE_ICON = (
  <svg viewBox="0 0 16 16" width="1em" height="1em" fill="none" stroke="currentColor" aria-hidden="true">
    <path d="M1 8c1.6-2.9 4-4.4 7-4.4s5.4 1.5 7 4.4c-1.6 2.9-4 4.4-7 4.4s-5.4-1.5-7-4.4z" />
    <circle cx="8" cy="8" r="2.1" />
  </svg>
);
