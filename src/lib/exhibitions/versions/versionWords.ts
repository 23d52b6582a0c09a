import { formatMoment } from '#lib/shared/dates.ts';
import { m } from '#lib/shared/paraglide/messages.js';
import { hangRefusalText } from '../hang/problemText.ts';
import type { WhenError } from './publishForm.ts';
import type { HangVersion, Span } from './versions.ts';

/** Texts about versions of a hang, in the language of the page. */

export const kindText = (kind: HangVersion['kind']): string =>
	kind === 'plan' ? m.exhibitions_versions_kind_plan() : m.exhibitions_versions_kind_as_hung();

/** The period in which a version is in effect, or why it never is. */
export function effectText(version: Pick<HangVersion, 'state' | 'savedAt'>, span: Span | null, locale: string): string {
	const moment = (iso: string): string => formatMoment(new Date(iso), locale);
	if (version.state === 'called_off') return m.exhibitions_versions_called_off();
	if (!span) return m.exhibitions_versions_draft({ date: moment(version.savedAt) });
	if (span.when === 'never') return m.exhibitions_versions_never();
	if (span.until !== null) return m.exhibitions_versions_from_until({ from: moment(span.from), until: moment(span.until) });
	const date = moment(span.from);
	return span.when === 'coming' ? m.exhibitions_versions_from({ date }) : m.exhibitions_versions_since({ date });
}

const whenErrors: Record<WhenError, () => string> = {
	when: m.exhibitions_versions_error_when,
	day: m.exhibitions_versions_error_day,
	time: m.exhibitions_versions_error_time,
	passed: m.exhibitions_versions_error_passed,
	'too-late': m.exhibitions_versions_error_too_late
};
export const whenErrorText = (error: WhenError): string => whenErrors[error]();

/** The sentence for a refusal by the database that concerns a version. */
export function versionRefusalText(code: string, detail: Record<string, unknown> = {}): string {
	switch (code) {
		case 'from-passed':
			return m.exhibitions_versions_error_passed();
		case 'from-too-late':
			return m.exhibitions_versions_error_too_late();
		case 'in-effect':
			return m.exhibitions_versions_error_in_effect();
		case 'not-found':
		case 'invalid':
			return m.exhibitions_hang_refused_changed();
		default:
			return hangRefusalText(code, detail);
	}
}
