import { m } from '#lib/shared/paraglide/messages.js';
import type { Actions } from '../actions.ts';
import type { HangEditor, HungItem } from '../hangEditor.svelte.ts';
import type { View } from '../view.svelte.ts';

const steps: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

type Planner = {
	editor: HangEditor;
	view: View;
	actions: Actions;
	/** Moves the keyboard focus to a work, on a wall or in the tray. */
	focus: (id: string) => void;
};

/** The keys on a work that hangs: arrows move it by 10 mm, with Shift by 1 mm; Space and Enter select it; Delete takes it off. */
export function onWorkKey({ editor, view, actions, focus }: Planner, event: KeyboardEvent, item: HungItem): void {
	const step = steps[event.key];
	if (step && !event.altKey && !event.ctrlKey && !event.metaKey) {
		if (!editor.selected.has(item.id)) editor.select(item.id);
		const mm = event.shiftKey ? 1 : 10;
		actions.nudge([...editor.selected], step[0] * mm, step[1] * mm);
	} else if (event.key === 'Enter' || event.key === ' ') selectOrName();
	else if (event.key === 'Delete' || event.key === 'Backspace') {
		// The box disappears, and the focus with it: it moves on to the neighbour.
		const items = editor.itemsOn(item.placement.wallId!);
		const index = items.findIndex(({ id }) => id === item.id);
		const neighbour = items[index + 1] ?? items[index - 1];
		if (neighbour) focus(neighbour.id);
		actions.takeOff([item.id]);
		if (!neighbour) focus(item.id);
	} else return;
	event.preventDefault();

	function selectOrName(): void {
		const [selected] = editor.selected;
		if (view.mode === 'swap' && selected) actions.swap(selected, item.id);
		else if (view.mode === 'after' && selected) actions.hangAfter(selected, item.id);
		else editor.select(item.id, event.key === ' ' || event.shiftKey, event.altKey);
		view.wallId = item.placement.wallId;
	}
}

/** The keys for the whole planner: undo, redo, select all of a wall, group and ungroup, select nothing. */
export function onPlannerKey({ editor, view, actions }: Planner, event: KeyboardEvent): void {
	const command = event.ctrlKey || event.metaKey;
	const key = event.key.toLowerCase();
	if ((event.target as Element).closest('input, select, textarea')) return;
	if (command && (key === 'y' || (key === 'z' && event.shiftKey))) editor.redo();
	else if (command && key === 'z') {
		if (editor.history.canUndo) view.say(m.exhibitions_hang_undone());
		editor.undo();
	} else if (command && key === 'a' && view.wallId !== null) {
		for (const { id } of editor.itemsOn(view.wallId)) editor.selected.add(id);
		view.say(m.exhibitions_hang_chosen_count({ count: editor.selected.size }));
	} else if (command && key === 'g' && view.wallId !== null) {
		if (event.shiftKey) actions.ungroup();
		else if (editor.selectedOn(view.wallId).length > 1) actions.group(view.wallId);
	} else if (key === 'escape' && (view.mode !== 'choose' || editor.selected.size > 0)) {
		if (view.mode === 'choose') editor.selected.clear();
		view.mode = 'choose';
	} else return;
	event.preventDefault();
}
