export type Role = 'curator' | 'coordinator';

/** Who is signed in. `roles` are read anew at every request, so one that is taken away is gone at once. */
export type Account = { id: string; email: string; language: string; suspended: boolean; roles: Role[] };

export const isCurator = (account: Account): boolean => account.roles.length > 0 && !account.suspended;
export const isCoordinator = (account: Account): boolean => account.roles.includes('coordinator') && !account.suspended;
