import { opened, planner } from '../hang.example.ts';
import { onPlannerKey, onWorkKey } from './keys.ts';

type Keys = Partial<Pick<KeyboardEvent, 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>>;
/** A planner with a keyboard. Each press returns whether the browser was kept from acting on the key itself. */
export function keyboard(hang = opened()) {
	const all = planner(hang);
	const { editor } = all;
	const focused: string[] = [];
	const keys = { ...all, focus: (id: string) => void focused.push(id) };
	const pressed = (key: string, held: Keys, act: (event: KeyboardEvent) => void, isInField = false) => {
		let isPrevented = false;
		const target = { closest: () => (isInField ? {} : null) };
		act({ key, ...held, target, preventDefault: () => (isPrevented = true) } as unknown as KeyboardEvent);
		return isPrevented;
	};
	return {
		...all,
		focused,
		/** A key on a work. */
		on(id: string, key: string, held: Keys = {}): boolean {
			const item = editor.itemsOn(editor.item(id)!.placement!.wallId!).find((one) => one.id === id)!;
			return pressed(key, held, (event) => onWorkKey(keys, event, item));
		},
		/** A key anywhere in the planner. */
		key: (key: string, held: Keys = {}, isInField = false) => pressed(key, held, (event) => onPlannerKey(keys, event), isInField),
		place: (id: string) => editor.item(id)?.placement && [editor.item(id)!.placement!.xMm, editor.item(id)!.placement!.yMm],
		selected: () => [...editor.selected]
	};
}
