import { z } from 'zod';

/** Who can be with one click in demo mode. */
export const demoRoles = ['artist', 'curator', 'coordinator'] as const;
export type DemoRole = (typeof demoRoles)[number];
export const demoRoleSchema = z.enum(demoRoles);

/** The address of a demo account. No mail ever reaches one: `.invalid` is reserved (RFC 2606). */
export const demoAddress = (role: DemoRole): string => `${role}@demo.invalid`;
