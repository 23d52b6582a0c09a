export type Role = 'curator' | 'coordinator';

/** The person who is signed in. `roles` are read on every request, so that removing a role takes effect at once. */
export type Account = { id: string; email: string; language: string; suspended: boolean; roles: Role[] };

export const isCurator = (account: Account): boolean => account.roles.length > 0 && !account.suspended;
export const isCoordinator = (account: Account): boolean => account.roles.includes('coordinator') && !account.suspended;
