import type { Page } from '@playwright/test';

export type TraceEvent = {
	name: string;
	ph: string;
	ts: number;
	/** Duration in microseconds: wall time (`dur`) and processor time (`tdur`). */
	dur?: number;
	tdur?: number;
	pid: number;
	tid: number;
	args?: { data?: { type?: string }; name?: string; chrome_mojo_event_info?: { mojo_interface_tag?: string } };
};

const isPointerMove = ({ name, args }: TraceEvent): boolean => name === 'EventDispatch' && args?.data?.type === 'pointermove';

/** Whether an event comes from Playwright, whose scripts have 330 kB. Only they use this Mojo interface. */
const isFromPlaywright = ({ args }: TraceEvent): boolean =>
	args?.chrome_mojo_event_info?.mojo_interface_tag === 'blink.mojom.DevToolsSession';

/**
 * Measures the processor time of the page's main thread while `act` runs, from Chromium's own trace: scripts, style, layout and painting,
 * without the work that Playwright causes. Returns the milliseconds from each pointer move (or other event selected by `isStart`) to the
 * next one.
 */
export async function mainThread(page: Page, act: () => Promise<void>, isStart = isPointerMove): Promise<number[]> {
	const browser = page.context().browser()!;
	await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
	await act();
	const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
	const first = traceEvents.find(isStart);
	if (!first) throw new Error('The trace contains no event to measure.');
	const here = traceEvents.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
	const tasks = here.filter(({ name, ph }) => ph === 'X' && name === 'ThreadControllerImpl::RunTask');
	// Count nested tasks once: keep only those that no other task contains.
	const outer = tasks
		.sort((a, b) => a.ts - b.ts || b.dur! - a.dur!)
		.filter(
			((end) => (task) => {
				if (task.ts < end) return false;
				end = task.ts + (task.dur ?? 0);
				return true;
			})(-1)
		);
	const foreign = here.filter(isFromPlaywright).map(({ ts }) => ts);
	const own = outer.filter(({ ts, dur = 0 }) => !foreign.some((at) => at >= ts && at < ts + dur));
	// The task that dispatches an event begins before the event.
	const starts = here.filter(isStart).map(({ ts }) => outer.findLast((task) => task.ts <= ts)?.ts ?? ts);
	return starts.slice(0, -1).map((start, i) => {
		const until = starts[i + 1]!;
		return own.filter(({ ts }) => ts >= start && ts < until).reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
	});
}
