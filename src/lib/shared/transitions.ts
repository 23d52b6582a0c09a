/**
 * Each noun with states has one table of transitions: who may change which state to which. The database has the same
 * tables and refuses all other changes. Here, they decide which buttons are shown.
 */
export type Actor = 'artist' | 'curator' | 'coordinator';
export type Transition<State extends string> = { from: State; to: State; by: 'artist' | 'curator' };

/** Whether an actor may make a transition. A coordinator may do everything that a curator may. */
export function canTransition<State extends string>(
	transitions: readonly Transition<State>[],
	from: State,
	to: State,
	actor: Actor
): boolean {
	const role = actor === 'coordinator' ? 'curator' : actor;
	return transitions.some((transition) => transition.from === from && transition.to === to && transition.by === role);
}
