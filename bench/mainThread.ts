import type { Page } from '@playwright/test';

export type TraceEvent = {
	name: string;
	ph: string;
	ts: number;
	/** Microseconds by the clock, and of processor time. */
	dur?: number;
	tdur?: number;
	pid: number;
	tid: number;
	args?: { data?: { type?: string }; name?: string; chrome_mojo_event_info?: { mojo_interface_tag?: string } };
};

const isPointerMove = ({ name, args }: TraceEvent): boolean => name === 'EventDispatch' && args?.data?.type === 'pointermove';

/** What the bench itself asks of the page - Playwright's scripts are 330 kB - comes by this way, and nothing else does. */
const isOurs = ({ args }: TraceEvent): boolean => args?.chrome_mojo_event_info?.mojo_interface_tag === 'blink.mojom.DevToolsSession';

/**
 * Milliseconds of processor time on the page's main thread - scripts, style, layout, painting, everything but what the bench itself asks of the page - from each pointer
 * move (or what else `isStart` says) that the page got until the next one, while `act` runs. As Chromium's own trace has it.
 */
export async function mainThread(page: Page, act: () => Promise<void>, isStart = isPointerMove): Promise<number[]> {
	const browser = page.context().browser()!;
	await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
	await act();
	const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
	const first = traceEvents.find(isStart);
	if (!first) throw new Error('Nothing of what is measured is in the trace.');
	const here = traceEvents.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
	const tasks = here.filter(({ name, ph }) => ph === 'X' && name === 'ThreadControllerImpl::RunTask');
	// Tasks within tasks are counted once: only those that no other one encloses.
	const outer = tasks
		.sort((a, b) => a.ts - b.ts || b.dur! - a.dur!)
		.filter(
			((end) => (task) => {
				if (task.ts < end) return false;
				end = task.ts + (task.dur ?? 0);
				return true;
			})(-1)
		);
	const asked = here.filter(isOurs).map(({ ts }) => ts);
	const own = outer.filter(({ ts, dur = 0 }) => !asked.some((at) => at >= ts && at < ts + dur));
	// The task in which a move is dispatched begins before it.
	const starts = here.filter(isStart).map(({ ts }) => outer.findLast((task) => task.ts <= ts)?.ts ?? ts);
	return starts.slice(0, -1).map((start, i) => {
		const until = starts[i + 1]!;
		return own.filter(({ ts }) => ts >= start && ts < until).reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
	});
}
