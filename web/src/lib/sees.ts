const PARTS = ['own', 'team', 'store', 'subtree'] as const;

/** Which part of the customers a scope is; nothing for all of them. */
export function partOf(scope: string): (typeof PARTS)[number] | undefined {
  return PARTS.find((part) => part === scope);
}
