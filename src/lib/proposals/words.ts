import { formatLength } from '#lib/shared/length.ts';
import { intlTag } from '#lib/shared/locale.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import type { Layout } from './level.ts';
import type { WallMeasure } from './measure.ts';
import type { Order } from './order.ts';
import type { Reason } from './reasons.ts';
import type { ScoreParts } from './score.ts';
import type { Selection, WishProblem } from './wishes.ts';

const layoutTexts: Record<Layout, { name: () => string; hint: () => string }> = {
	row: { name: m.proposals_layout_row, hint: m.proposals_layout_row_hint },
	salon: { name: m.proposals_layout_salon, hint: m.proposals_layout_salon_hint },
	top: { name: m.proposals_layout_top, hint: m.proposals_layout_top_hint },
	bottom: { name: m.proposals_layout_bottom, hint: m.proposals_layout_bottom_hint }
};
const orderTexts: Record<Order, () => string> = {
	given: m.proposals_order_given,
	size: m.proposals_order_size,
	artist: m.proposals_order_artist
};
const whichTexts: Record<Selection, () => string> = { waiting: m.proposals_which_waiting, all: m.proposals_which_all };
const problemTexts: Record<WishProblem, () => string> = {
	layout: m.proposals_problem_layout,
	order: m.proposals_problem_order,
	gap: m.proposals_problem_gap,
	wall: m.proposals_problem_wall
};

export const layoutText = (layout: Layout): string => layoutTexts[layout].name();
export const layoutHint = (layout: Layout): string => layoutTexts[layout].hint();
export const orderText = (order: Order): string => orderTexts[order]();
export const whichText = (which: Selection): string => whichTexts[which]();
export const wishProblemText = (problem: WishProblem): string => problemTexts[problem]();

const numbersText = (numbers: readonly number[], locale: string): string =>
	new Intl.ListFormat(intlTag(locale), { type: 'conjunction' }).format(numbers.map(String));

/** The sentence for the reason why there is no proposal. `numbersOf` returns the numbers of works for ids of placements. */
export function reasonSentence(reason: Reason, numbersOf: (ids: readonly string[]) => number[], locale: string): string {
	const cm = (mm: number) => formatLength(mm, locale);
	const named = (ids: readonly string[]) => ({ numbers: numbersText(numbersOf(ids), locale) });
	switch (reason.code) {
		case 'nothing':
			return m.proposals_reason_nothing();
		case 'errors-before':
			return m.proposals_reason_errors(named(reason.ids));
		case 'too-high':
			return reason.missingMm > 0
				? m.proposals_reason_high({ ...named(reason.ids), missing: cm(reason.missingMm) })
				: m.proposals_reason_high_line(named(reason.ids));
		case 'too-wide':
			return m.proposals_reason_wide({ ...named(reason.ids), missing: cm(reason.missingMm) });
		case 'too-heavy':
			return m.proposals_reason_heavy(named(reason.ids));
		case 'missing':
			return reason.oneOf.length > 0
				? m.proposals_reason_missing({ missing: cm(reason.missingMm) })
				: m.proposals_reason_missing_all({ missing: cm(reason.missingMm), ...named(reason.all) });
	}
}

/** A sentence for each part of the score. */
export function scoreSentences(
	parts: ScoreParts,
	walls: readonly WallMeasure[],
	locale: string
): { gaps: string; line: string; artists: string; balance: string } {
	const gaps = walls.flatMap(({ gapsMm }) => gapsMm);
	const fillRatios = walls.map((wall) => wall.fillRatio);
	const percent = new Intl.NumberFormat(intlTag(locale), { style: 'percent', maximumFractionDigits: 0 });
	const [low, high] = [Math.min(...gaps), Math.max(...gaps)];
	const [emptiest, fullest] = [percent.format(Math.min(...fillRatios)), percent.format(Math.max(...fillRatios))];
	return {
		gaps:
			gaps.length === 0 || low === high
				? m.proposals_score_gaps_all({ gap: formatLength(gaps.length === 0 ? 0 : low, locale) })
				: m.proposals_score_gaps({
						low: formatLength(low, locale),
						high: formatLength(high, locale),
						spread: formatLength(Math.max(...walls.map(({ spreadMm }) => spreadMm)), locale)
					}),
		line: parts.offLineMm === 0 ? m.proposals_score_line_on() : m.proposals_score_line_off({ off: formatLength(parts.offLineMm, locale) }),
		artists:
			parts.artistsSplit === 0 ? m.proposals_score_artists_together() : m.proposals_score_artists_split({ count: parts.artistsSplit }),
		balance:
			emptiest === fullest ? m.proposals_score_balance_same({ full: fullest }) : m.proposals_score_balance({ low: emptiest, high: fullest })
	};
}
