import { expect, test } from 'vitest';
import { changedConsents, consentsNow, readConsents } from './channels.ts';

const none = { website: false, archive: false, 'full-resolution': false, machines: false, press: false };

test('counts only a ticked box as consent', () => {
	const form = new FormData();
	form.set('consent_website', 'on');
	form.set('consent_machines', 'yes');
	expect(readConsents(form)).toEqual({ ...none, website: true });
	expect(readConsents(new FormData())).toEqual(none);
});

test('uses the latest answer and ignores channels that this form does not ask about', () => {
	const rows = [
		{ channel: 'website', given: true },
		{ channel: 'archive', given: true },
		{ channel: 'website', given: false },
		{ channel: 'voice', given: true }
	];
	expect(consentsNow(rows)).toEqual({ ...none, archive: true });
});

test('returns only the channels that changed', () => {
	expect(changedConsents(none, none)).toBeNull();
	expect(changedConsents({ ...none, website: true }, { ...none, archive: true })).toEqual({ website: false, archive: true });
});
