import { z } from 'zod';

/** The roles that anybody can sign in as with one click in demo mode. */
export const demoRoles = ['artist', 'curator', 'coordinator'] as const;
export type DemoRole = (typeof demoRoles)[number];
export const demoRoleSchema = z.enum(demoRoles);

/** Returns the e-mail address of a demo account. No mail is ever delivered to it: `.invalid` is reserved (RFC 2606). */
export const demoAddress = (role: DemoRole): string => `${role}@demo.invalid`;
