import { m } from '#lib/shared/paraglide/messages.js';
import type { Actions } from '../actions.ts';
import type { HangEditor, HungItem } from '../hangEditor.svelte.ts';
import type { View } from '../view.svelte.ts';

const steps: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

type Keys = {
	editor: HangEditor;
	view: View;
	actions: Actions;
	/** Brings the keyboard to a work, on a wall or in the tray. */ focus: (id: string) => void;
};

/** What keys do on a work that hangs: arrows 10 mm, with Shift 1 mm; Space and Enter choose; Delete takes it off. */
export function onWorkKey({ editor, view, actions, focus }: Keys, event: KeyboardEvent, item: HungItem): void {
	const step = steps[event.key];
	if (step && !event.altKey && !event.ctrlKey && !event.metaKey) {
		if (!editor.selected.has(item.id)) editor.select(item.id);
		const mm = event.shiftKey ? 1 : 10;
		actions.nudge([...editor.selected], step[0] * mm, step[1] * mm);
	} else if (event.key === 'Enter' || event.key === ' ') choose();
	else if (event.key === 'Delete' || event.key === 'Backspace') {
		// The keyboard goes on to the neighbour: with the box its focus would be lost.
		const items = editor.on(item.placement.wallId!);
		const neighbour = items[items.indexOf(item) + 1] ?? items[items.indexOf(item) - 1];
		if (neighbour) focus(neighbour.id);
		actions.takeOff([item.id]);
		if (!neighbour) focus(item.id);
	} else return;
	event.preventDefault();

	function choose(): void {
		const [chosen] = editor.selected;
		if (view.mode === 'swap' && chosen) actions.swap(chosen, item.id);
		else if (view.mode === 'after' && chosen) actions.after(chosen, item.id);
		else editor.select(item.id, event.key === ' ' || event.shiftKey, event.altKey);
		view.wallId = item.placement.wallId;
	}
}

/** What keys do anywhere over the walls: undo and redo, all of a wall, one piece of the chosen ones, nothing chosen. */
export function onBenchKey({ editor, view, actions }: Keys, event: KeyboardEvent): void {
	const command = event.ctrlKey || event.metaKey;
	const key = event.key.toLowerCase();
	if ((event.target as Element).closest('input, select, textarea')) return;
	if (command && key === 'z') {
		if (event.shiftKey) editor.redo();
		else editor.undo();
		view.say(m.exhibitions_hang_undone());
	} else if (command && key === 'y') editor.redo();
	else if (command && key === 'a' && view.wallId !== null) {
		for (const { id } of editor.on(view.wallId)) editor.selected.add(id);
		view.say(m.exhibitions_hang_chosen_count({ count: editor.selected.size }));
	} else if (command && key === 'g' && view.wallId !== null) {
		if (event.shiftKey) actions.ungroup();
		else if (editor.chosen(view.wallId).length > 1) actions.group(view.wallId);
	} else if (key === 'escape' && (view.mode !== 'choose' || editor.selected.size > 0)) {
		if (view.mode === 'choose') editor.selected.clear();
		view.mode = 'choose';
	} else return;
	event.preventDefault();
}
