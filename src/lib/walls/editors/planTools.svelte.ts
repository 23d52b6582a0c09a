import { m } from '#lib/shared/paraglide/messages.js';

/** What the next tap on the floor does: select; put the selected corner there; or add a point of the escape route. */
export type PlanMode = 'pick' | 'put' | 'escape';

/** The tools over the plan of a room. */
export class PlanTools {
	mode = $state<PlanMode>('pick');
	/** What a screen reader says. */
	spoken = $state('');

	/** Begins a mode; ends it when it was on already. */
	toggle(mode: PlanMode): void {
		this.mode = this.mode === mode ? 'pick' : mode;
		if (this.mode === 'put') this.say(m.walls_plan_put_how());
		if (this.mode === 'escape') this.say(m.walls_plan_escape_how());
	}
	say = (text: string): void => {
		this.spoken = text;
	};
}
