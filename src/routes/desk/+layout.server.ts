import { isCoordinator } from '#lib/people/account.ts';
import { curatorOf } from '#lib/people/guard.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({ coordinator: isCoordinator(curatorOf(event.locals)) });
