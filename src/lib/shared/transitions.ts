/**
 * States are one table per noun: who may move what from where to where. The database keeps the same
 * tables and refuses what isn't in them; here they decide which buttons are shown.
 */
export type Actor = 'artist' | 'curator' | 'coordinator';
export type Move<State extends string> = { from: State; to: State; by: 'artist' | 'curator' };

/** Whether an actor may make a move. A coordinator may all that a curator may. */
export function canMove<State extends string>(moves: readonly Move<State>[], from: State, to: State, actor: Actor): boolean {
	const role = actor === 'coordinator' ? 'curator' : actor;
	return moves.some((move) => move.from === from && move.to === to && move.by === role);
}
