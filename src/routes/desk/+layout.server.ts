import { isCoordinator, needCurator } from '#lib/people/account.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({ coordinator: isCoordinator(await needCurator(event)) });
